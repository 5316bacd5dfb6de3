import{a,b}from"./chunk-ZVJAJPTE.js";export{b as record,a as report};
