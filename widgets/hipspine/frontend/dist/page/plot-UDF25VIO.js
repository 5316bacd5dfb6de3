import{a,b}from"./chunk-MMMCUUK4.js";import"./chunk-V65WPSJG.js";import"./chunk-EVCAQAWQ.js";export{b as default,a as values};
