var e=globalThis;function c(o){e.hipspineModules=[...e.hipspineModules??[],o]}export{c as a};
