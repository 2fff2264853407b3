// Why a foreign file is not read, beyond what the readers of Word and PDF files say themselves: one table, each with what to do instead.
import { ContractError, type Problem } from '../problem.js';

type Refusal = Pick<Problem, 'message' | 'hint'>;
const RESAVE = {
  zh: '请另存为 .docx、.pdf 或 UTF-8 编码的 .txt 再试',
  en: 'save it as .docx, .pdf or .txt in UTF-8 and try that',
};
const REFUSALS = {
  RTF: { message: { zh: '不能读取 RTF', en: 'RTF files are not read' }, hint: RESAVE },
  HTML: { message: { zh: '不能读取网页（HTML）', en: 'web pages (HTML) are not read' }, hint: RESAVE },
  BINARY: { message: { zh: '不是文本文件', en: 'this is no text file' }, hint: RESAVE },
  ENCODING: {
    message: {
      zh: '文件的编码既不是 UTF-8、UTF-16，也不是 GB18030、Big5',
      en: 'the file is neither UTF-8 nor UTF-16, GB18030 or Big5',
    },
    hint: RESAVE,
  },
  SIZE: {
    message: {
      zh: '文件过大（上限：20 MB 文本、2,000 页）',
      en: 'the file is too large (limits: 20 MB of text, 2,000 pages)',
    },
    hint: { zh: '请只给出合同部分', en: 'give the contract alone' },
  },
  UNREADABLE: {
    message: { zh: 'PDF 无法读取', en: 'the PDF cannot be read' },
    hint: {
      zh: '请用 PDF 阅读器打开并另存一份再试',
      en: 'open it in a PDF reader, save a copy and try that',
    },
  },
  EMPTY: {
    message: { zh: '文件里没有文字', en: 'there are no words in this file' },
    hint: { zh: '请确认给出的是合同文件', en: 'make sure that this is the contract' },
  },
  SCAN: {
    message: {
      zh: 'PDF 只有图片（例如扫描件），没有文字',
      en: 'the PDF holds pictures only, as of a scan, and no text',
    },
    hint: {
      zh: '请先作文字识别（OCR），或索取 DOCX、文字版 PDF',
      en: 'run text recognition (OCR) on it first, or ask for the DOCX or a PDF with text',
    },
  },
} satisfies Record<string, Refusal>;

/** Throws ContractError with the code `FOREIGN-…`. */
export function refuse(why: keyof typeof REFUSALS): never {
  throw new ContractError([{ code: `FOREIGN-${why}`, severity: 'error', ...REFUSALS[why] }]);
}
