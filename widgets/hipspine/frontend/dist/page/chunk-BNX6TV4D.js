var s="hipspine.progress",p="hipspine.places",e="hipspine.headings",i="hipspine.guesses";export{s as a,p as b,e as c,i as d};
