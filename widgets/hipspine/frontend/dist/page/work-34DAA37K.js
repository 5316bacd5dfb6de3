import{a,b}from"./chunk-LTNANGCS.js";export{b as record,a as report};
