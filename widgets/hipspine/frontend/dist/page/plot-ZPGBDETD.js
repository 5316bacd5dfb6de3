import{a,b}from"./chunk-D4CV6N3I.js";import"./chunk-AH7J4ODJ.js";import"./chunk-EVCAQAWQ.js";import"./chunk-MFDBLJN4.js";export{b as default,a as values};
