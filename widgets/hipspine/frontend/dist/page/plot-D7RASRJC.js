import{a,b}from"./chunk-EAJZJEEZ.js";import"./chunk-PE5KKAMU.js";import"./chunk-SDAT3BVS.js";import"./chunk-MFDBLJN4.js";export{b as default,a as values};
