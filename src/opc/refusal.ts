// Why a DOCX file is not read: one table of problems, each with what to do instead.
// Everything here stops the reading; a file is read whole or not at all.
import { ContractError, type Problem } from '../problem.js';

type Said = Problem['message'];
interface Refusal {
  readonly message: Said;
  readonly hint: Said;
}

const RESAVE: Said = {
  zh: '请在 Word、WPS 或 LibreOffice 中打开并另存为 .docx，再试一次',
  en: 'open it in Word, WPS or LibreOffice, save it as .docx and try that',
};
const SUSPECT: Said = {
  zh: '请向提供文件的人索取原件；确认无误的，另存为新的 .docx',
  en: 'ask its sender for the original; if it is sound, save it as a new .docx',
};

const REFUSALS = {
  OLE: {
    message: { zh: '这是旧的 .doc 格式，不是 DOCX', en: 'this is the old .doc format, no DOCX' },
    hint: RESAVE,
  },
  ENCRYPTED: {
    message: { zh: '文件设有打开密码', en: 'the file is protected by a password' },
    hint: { zh: '请先取消密码并保存', en: 'take the password off and save it first' },
  },
  ZIP: { message: { zh: '不是 DOCX，或者文件已损坏', en: 'no DOCX, or a broken one' }, hint: RESAVE },
  SIZE: {
    message: {
      zh: '文件展开后过大（上限：2 万个部分、512 MB、压缩比 200:1）',
      en: 'it unpacks to too much (limits: 20,000 parts, 512 MB, a ratio of 200:1)',
    },
    hint: SUSPECT,
  },
  WORD: {
    message: { zh: '压缩包里没有 Word 文档', en: 'there is no Word document in this package' },
    hint: {
      zh: '只读 Word 文档，不读表格和演示文稿',
      en: 'Word documents only; no spreadsheets, no presentations',
    },
  },
  TYPES: {
    message: {
      zh: '压缩包里没有 [Content_Types].xml，Word 打不开这样的文件',
      en: 'the package has no [Content_Types].xml; Word does not open such a file',
    },
    hint: SUSPECT,
  },
  NAME: {
    message: { zh: '压缩包里有指向外部的路径', en: 'a part of the package has a name that leads out of it' },
    hint: SUSPECT,
  },
  RELATIONS: {
    message: {
      zh: '同一种部件（正文、样式、编号等）有两个，不同的程序可能读不同的一个',
      en: 'two parts stand for the same thing (document, styles, numbering): programs may read different ones',
    },
    hint: SUSPECT,
  },
  MACROS: {
    message: { zh: '文件带有宏', en: 'the file carries macros' },
    hint: {
      zh: '请另存为不带宏的 .docx，并向提供文件的人查问',
      en: 'save it as .docx without macros, and ask its sender why they are there',
    },
  },
  TEXT: {
    message: {
      zh: '文件的文字部分过大（上限：40 MB、2 万个段落、150 万个标签）',
      en: 'the text of the file is too large (limits: 40 MB, 20,000 paragraphs, 1,500,000 tags)',
    },
    hint: SUSPECT,
  },
  DEPTH: {
    message: { zh: '文件的 XML 嵌套过深', en: 'the XML of the file is nested too deeply' },
    hint: SUSPECT,
  },
  XML: { message: { zh: '文件的 XML 不完整', en: 'the XML of the file is broken' }, hint: RESAVE },
  DOCTYPE: {
    message: { zh: '文件的 XML 含有 DOCTYPE', en: 'the XML of the file has a DOCTYPE' },
    hint: SUSPECT,
  },
  ENCODING: {
    message: {
      zh: '文件的 XML 既不是 UTF-8 也不是 UTF-16',
      en: 'the XML of the file is neither UTF-8 nor UTF-16',
    },
    hint: RESAVE,
  },
} satisfies Record<string, Refusal>;

/** Throws ContractError with the code `DOCX-…`; `part` is the part of the package that shows it. */
export function refuse(why: keyof typeof REFUSALS, part?: string): never {
  const { message, hint } = REFUSALS[why];
  const said = part === undefined ? message : { zh: `${message.zh}：${part}`, en: `${message.en}: ${part}` };
  throw new ContractError([{ code: `DOCX-${why}`, severity: 'error', message: said, hint }]);
}
