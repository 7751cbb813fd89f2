import{g as t,h as e}from"./chunk-H5MRQ2QH.js";import"./chunk-2KGKFVHI.js";export{e as collect,t as stats};
