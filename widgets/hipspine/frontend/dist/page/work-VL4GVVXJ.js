import{a,b}from"./chunk-LAYLTVDI.js";export{b as record,a as report};
