// The term sheet inside a Word document: a custom XML part with the sheet, what made the document of it, and the printed values that
// content controls are bound to. It is found again by its namespace: who saves the document may call the part anything.
import type { Source } from '../../contract/ast.js';
import { SOURCE_NAMESPACE, sourceFields } from '../../contract/source.js';
import { encoded } from '../../opc/xml.js';
import { STORE_ID, type Store } from './controls.js';
import { OFFICE, PACKAGE, relationship, STANDALONE } from './namespaces.js';

/** Parts to add to a package, by name, and the lines that lead to them. */
export interface SourceParts {
  readonly parts: Readonly<Record<string, string>>;
  /** For the relationships of the document. */
  readonly relationship: string;
  /** For [Content_Types].xml. */
  readonly types: string;
}

const HEAD = `${STANDALONE}\n`;

export function sourceParts(source: Source, { values }: Store): SourceParts {
  const fields = Object.entries(sourceFields(source)).map(([name, value]) => ` ${name}="${encoded(value)}"`);
  const printed = [...values.values()].map(
    ({ path, text }) => `<value path="${encoded(path)}">${encoded(text)}</value>`,
  );
  return {
    parts: {
      'customXml/item1.xml': `${HEAD}<source xmlns="${SOURCE_NAMESPACE}"${fields.join('')}><sheet xml:space="preserve">${encoded(source.sheet)}</sheet><values>${printed.join('')}</values></source>`,
      'customXml/itemProps1.xml': `${HEAD}<ds:datastoreItem xmlns:ds="${OFFICE}/customXml" ds:itemID="${STORE_ID}"><ds:schemaRefs><ds:schemaRef ds:uri="${SOURCE_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>`,
      'customXml/_rels/item1.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relationship('rId1', `${OFFICE}/relationships/customXmlProps`, 'itemProps1.xml')}</Relationships>`,
    },
    relationship: relationship('rIdSource', `${OFFICE}/relationships/customXml`, '../customXml/item1.xml'),
    types:
      '<Override PartName="/customXml/item1.xml" ContentType="application/xml"/>' +
      '<Override PartName="/customXml/itemProps1.xml" ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/>',
  };
}
