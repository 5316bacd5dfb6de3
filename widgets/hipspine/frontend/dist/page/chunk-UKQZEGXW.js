var r=(l,o,p)=>l===1?o:p;export{r as a};
