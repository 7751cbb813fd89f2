import{g as t,h as e}from"./chunk-ISFFJ5BF.js";import"./chunk-2KGKFVHI.js";export{e as collect,t as stats};
