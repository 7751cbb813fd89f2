import{g as t,h as e}from"./chunk-W5N5AKZH.js";import"./chunk-2KGKFVHI.js";export{e as collect,t as stats};
