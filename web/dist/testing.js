import{g as t,h as e}from"./chunk-7YT4RR63.js";import"./chunk-2KGKFVHI.js";export{e as collect,t as stats};
