import{g as t,h as e,i as o}from"./chunk-G6LVB7ND.js";import"./chunk-2KGKFVHI.js";export{e as collect,o as limitMemory,t as stats};
