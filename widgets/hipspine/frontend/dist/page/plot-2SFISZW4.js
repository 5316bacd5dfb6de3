import{a,b}from"./chunk-ABSVZZ7E.js";import"./chunk-XLURD3PK.js";import"./chunk-EVCAQAWQ.js";export{b as default,a as values};
