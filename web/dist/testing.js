import{g as t,h as e}from"./chunk-5TQ7ADNQ.js";import"./chunk-2KGKFVHI.js";export{e as collect,t as stats};
