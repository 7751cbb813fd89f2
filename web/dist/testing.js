import{g as t,h as e,i as o}from"./chunk-BI5E5HDC.js";import"./chunk-2KGKFVHI.js";export{e as collect,o as limitMemory,t as stats};
