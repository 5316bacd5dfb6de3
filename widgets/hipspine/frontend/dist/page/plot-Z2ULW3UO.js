import{a,b}from"./chunk-HB22HFIP.js";import"./chunk-RQXE3TYG.js";import"./chunk-EVCAQAWQ.js";import"./chunk-MFDBLJN4.js";export{b as default,a as values};
