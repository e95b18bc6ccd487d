// The entries of a translation file, as Qt's tools write it.
#pragma once

#include <gtest/gtest.h>

#include <QFile>
#include <QStringList>
#include <QXmlStreamReader>

#include <vector>

namespace cloze {

struct Entry {
  QString context, source, type;
  QStringList translations;
  bool numerus = false;
};

inline std::vector<Entry> entriesOf(const QString& language) {
  QFile file(QStringLiteral(CLOZE_SOURCE_DIR "/translations/cloze_%1.ts").arg(language));
  EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << file.fileName().toStdString();
  QXmlStreamReader xml(&file);
  std::vector<Entry> entries;
  QString context;
  while (!xml.atEnd()) {
    if (xml.readNext() != QXmlStreamReader::StartElement) continue;
    if (xml.name() == QLatin1String("name")) {
      context = xml.readElementText();
    } else if (xml.name() == QLatin1String("message")) {
      entries.push_back({context, {}, {}, {}, xml.attributes().value("numerus") == QLatin1String("yes")});
    } else if (xml.name() == QLatin1String("source")) {
      entries.back().source = xml.readElementText();
    } else if (xml.name() == QLatin1String("translation")) {
      entries.back().type = xml.attributes().value("type").toString();
      if (!entries.back().numerus) entries.back().translations << xml.readElementText();
    } else if (xml.name() == QLatin1String("numerusform")) {
      entries.back().translations << xml.readElementText();
    }
  }
  EXPECT_FALSE(xml.hasError()) << xml.errorString().toStdString();
  return entries;
}

}  // namespace cloze
