// What the tests of Start, Runs and Train share: fakes, a folder of runs, helpers to find what a page shows.
#pragma once

#include <tests/app/fakes.h>
#include <widgets/theme.h>

#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QWidget>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace cloze {

class PageTest : public testing::Test {
 protected:
  PageTest();
  // A run on disk with a curve, closed again; returns its summary as the catalogue tells it.
  RunSummary writeRun(const std::string& name, RunState state, double accuracy, int64_t steps = 120,
                      const std::string& task = "sst-2");
  std::filesystem::path path(const std::string& name) const { return std::filesystem::path(root()) / name; }
  std::string root() const { return m_folder.path().toStdString(); }
  void writeFile(const std::string& name, const std::string& text) const;

  static std::filesystem::path source() { return CLOZE_SOURCE_DIR; }
  const Address& lastPlace() const { return services.navigator.visited.back(); }

  QTemporaryDir m_folder;
  FakeServices services;
};

// The program in Chinese, while this lives.
class InChinese {
 public:
  InChinese();
  ~InChinese();

 private:
  QTranslator m_translator;
};

// A child by object name; a failure where there is none.
template <typename T>
T* childOf(const QWidget* parent, const char* name) {
  T* found = parent->findChild<T*>(QString::fromLatin1(name));
  EXPECT_NE(found, nullptr) << "no " << name;
  return found;
}

// A summary without a folder behind it.
RunSummary summaryOf(const std::string& id, RunState state, const std::map<std::string, double>& metrics = {},
                     int64_t step = 100);

// Everything a person can press or type into has a name for those who do not see it.
void expectNames(const QWidget* page);

// A key pressed with Alt means one visible button or label alone. English: translations carry the same letters.
void expectUniqueMnemonics(const QWidget* page);

}  // namespace cloze
