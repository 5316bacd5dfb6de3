import{a,b}from"./chunk-ZNHN4U3V.js";export{b as record,a as report};
