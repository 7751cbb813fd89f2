var t=new TextDecoder,e="",o={writeSync(c,r){e+=t.decode(r,{stream:!0});let n=e.lastIndexOf(`
`);return n>=0&&(console.error(e.slice(0,n)),e=e.slice(n+1)),r.length}};export{o as a};
