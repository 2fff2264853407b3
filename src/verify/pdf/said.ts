// What the findings about a PDF say, in both languages: one table. Where it stands is said by page and clause, not here.
import type { Pair } from '../../contract/ast.js';

type Said = Pair<string>;

export const SAID = {
  text: { zh: '文字有改动', en: 'the words were changed' },
  added: { zh: '增加了文字', en: 'words were added' },
  removed: { zh: '文字被删去', en: 'words were taken out' },
  moved: { zh: '文字相同，位置不同', en: 'the words are the same, but stand elsewhere' },
  hidden: {
    zh: '原文仍在文件里，但已看不见（被遮盖，或改为透明、白色、极小）',
    en: 'the words are still in the file but cannot be seen: covered, transparent, white or tiny',
  },
  planted: {
    zh: '文件里有看不见的文字',
    en: 'the file has words here that cannot be seen',
  },
  drawing: { zh: '页面上画了线条、色块或图形', en: 'a line, an area or a figure was drawn here' },
  over: { zh: '在文字上画了线条、色块或图形', en: 'a line, an area or a figure was drawn over words' },
  image: { zh: '放入了图片', en: 'a picture was put in' },
  look: {
    zh: '此处的样子与原件不同：画了东西，或者文字换了字形、颜色、大小',
    en: 'it looks otherwise here: something was drawn, or the words have another face, colour or size',
  },
  scan: {
    zh: '这些页是图片（例如扫描件），没有文字，无法比对',
    en: 'these pages are pictures, as of a scan, without text: they cannot be compared',
  },
  apart: {
    zh: '文字与原件相去太远，无法逐字比对',
    en: 'the words have too little in common with the original to be compared',
  },
  pageAdded: { zh: '多出一页', en: 'a page was added' },
  pageRemoved: { zh: '缺少一页', en: 'a page is missing' },
  resized: { zh: '页面大小或方向不同', en: 'the page has another size or is turned' },
  parsers: {
    zh: '文件的结构可以有两种读法，无法判断哪一种会显示',
    en: 'the file can be read in two ways, and which one is shown cannot be told',
  },
  resaved: {
    zh: '文件由其他程序重新保存过，内容没有改动',
    en: 'the file was saved again by another program; its content is the same',
  },
  attachmentGone: {
    zh: '合同所带的条款清单已不在文件里',
    en: 'the term sheet that the contract carried is no longer in the file',
  },
} satisfies Record<string, Said>;

/** Annotations by subtype, as people call them. */
const ANNOTATIONS: Readonly<Record<string, Said>> = {
  Text: { zh: '附注', en: 'a note' },
  FreeText: { zh: '文本框批注', en: 'a text box' },
  Highlight: { zh: '高亮', en: 'a highlight' },
  Underline: { zh: '下划线批注', en: 'an underline' },
  StrikeOut: { zh: '删除线批注', en: 'a strikethrough' },
  Squiggly: { zh: '波浪线批注', en: 'a wavy line' },
  Stamp: { zh: '图章', en: 'a stamp' },
  Ink: { zh: '手写笔迹', en: 'handwriting' },
  Redact: { zh: '涂黑标记', en: 'a redaction' },
  Link: { zh: '链接', en: 'a link' },
  FileAttachment: { zh: '附件', en: 'an attached file' },
};
export const annotationSaid = (subtype: string): Said => {
  const name = ANNOTATIONS[subtype] ?? { zh: `批注（${subtype}）`, en: `an annotation (${subtype})` };
  return { zh: `加上了${name.zh}`, en: `${name.en} was added` };
};
export const fieldSaid = (kind: string): Said => ({
  zh: `加上了可填写的表单域（${kind}）`,
  en: `a form field was added (${kind})`,
});
export const signatureSaid = (covers: boolean): Said =>
  covers
    ? { zh: '数字签名的图样盖住了文字', en: 'the picture of a digital signature covers words' }
    : { zh: '文件带有数字签名', en: 'the file has a digital signature' };
export const actionSaid = (action: string): Said => ({
  zh: `文件含有会自动执行或引向外部的动作：${action}`,
  en: `the file has an action that runs or leads elsewhere: ${action}`,
});
export const attachmentSaid = (name: string, added: boolean): Said =>
  added
    ? { zh: `加上了附件：${name}`, en: `a file was attached: ${name}` }
    : { zh: `附件被改动：${name}`, en: `an attached file was changed: ${name}` };
export const aboutSaid = (key: string): Said => ({
  zh: `文档属性 ${key} 与原件不同`,
  en: `the document property ${key} is another one`,
});
export const partSaid = (key: string): Said => ({
  zh: `文件带有无法比对的部分：${key}`,
  en: `the file has a part that cannot be compared: ${key}`,
});
