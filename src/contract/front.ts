// Form + document fields → what stands outside the provisions of a Draft.

import type { Form } from '../template/forms.js';
import type { Setting } from '../template/helpers.js';
import type { Front, Pair, Text, Value } from './ast.js';

/** Title with the edition's year where the form prints it, number, contents heading and the words at the page's edge. */
export function frontOf(form: Form, setting: Setting): Front {
  const { furniture } = setting.glossary;
  const own = setting.field('document.title').value as Pair<string> | undefined;
  const edition = setting.field('document.edition').value;
  const text = (words: string): readonly Text[] => [{ kind: 'text', text: words }];
  const titled = (lang: 'zh' | 'en'): readonly Text[] => {
    const title = own?.[lang] ?? form.title[lang];
    if (!form.edition || edition === undefined) return text(title);
    const year = form.edition[lang].replace('{edition}', () => String(edition));
    const gap = lang === 'en' ? ' ' : '';
    return text(form.edition.place === 'before' ? `${year}${gap}${title}` : `${title}${gap}${year}`);
  };
  const number = setting.field('document.number').value;
  const value: Value = {
    kind: 'value',
    text: String(number),
    path: 'document.number',
    name: true,
    blank: false,
  };
  return {
    form: form.id,
    status: setting.field('document.status').value === 'final' ? 'final' : 'draft',
    title: { zh: titled('zh'), en: titled('en') },
    subject: form.title,
    ...(number !== undefined && {
      number: {
        zh: [...text(`${furniture.number.zh}：`), value],
        en: [...text(`${furniture.number.en}: `), value],
      },
    }),
    ...(setting.field('document.toc').value === true && {
      contents: { zh: text(furniture.contents.zh), en: text(furniture.contents.en) },
    }),
    furniture: { page: furniture.page, draft: furniture.draft, columns: furniture.columns },
  };
}
