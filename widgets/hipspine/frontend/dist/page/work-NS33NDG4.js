import{a,b}from"./chunk-LOMJEFPV.js";export{b as record,a as report};
