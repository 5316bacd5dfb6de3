import{a,b}from"./chunk-2RDXMTAP.js";import"./chunk-FHPMSQC5.js";import"./chunk-MFDBLJN4.js";import"./chunk-EVCAQAWQ.js";export{b as default,a as values};
