import{a,b}from"./chunk-ZHMTSMYB.js";import"./chunk-Q4A4KPBA.js";import"./chunk-EVCAQAWQ.js";import"./chunk-MFDBLJN4.js";export{b as default,a as values};
