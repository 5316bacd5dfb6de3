import{a,b}from"./chunk-IRCFOIIK.js";export{b as record,a as report};
