import{a,b}from"./chunk-Z4FXOKMT.js";export{b as record,a as report};
