import{g as t,h as e,i as o}from"./chunk-PJPAU54C.js";import"./chunk-2KGKFVHI.js";export{e as collect,o as limitMemory,t as stats};
