// A Run page over runs that a test writes, with every service faked.
#pragma once

#include <app/pages/run/run_page.h>
#include <tests/app/fakes.h>
#include <tests/app/run_page/synthetic_run.h>
#include <widgets/theme.h>

#include <QAction>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>

namespace cloze {

constexpr int kPatience_ms = 10000;  // of a machine that has other work to do

class RunPageTest : public testing::Test {
 protected:
  RunPageTest() : m_runs(m_folder.path().toStdString()), m_services(m_runs) {
    Theme::get().install();
    Theme::get().apply(ThemeMode::Light);
  }
  // The run is kept open by its writer while it is live.
  QString write(SyntheticRun wanted, bool keep) {
    wanted.runs = m_runs;
    m_writer = writeSyntheticRun(wanted);
    const QString id = QString::fromStdString(m_writer->folder().filename().string());
    if (!keep) {
      EXPECT_TRUE(m_writer->close().ok());
      m_writer.reset();
    }
    return id;
  }
  RunPage* openPage(const QString& id, const QString& tab = QStringLiteral("curves"),
                    QMap<QString, QString> query = {}) {
    m_page = std::make_unique<RunPage>(m_services.context());
    m_page->resize(1180, 760);
    m_page->open({QStringLiteral("run"), {id, tab}, std::move(query)});
    m_page->show();
    EXPECT_TRUE(QTest::qWaitFor([this] { return m_page->follower()->snapshot() != nullptr; }));
    QCoreApplication::processEvents();  // what was laid out anew
    return m_page.get();
  }
  QAction* command(const char* name) { return m_services.commands.actions.at(QString::fromLatin1(name)); }
  template <typename T>
  T* child(const char* name) {
    T* found = m_page->findChild<T*>(QString::fromLatin1(name));
    EXPECT_NE(found, nullptr) << name;
    return found;
  }
  QTemporaryDir m_folder;
  std::filesystem::path m_runs;
  FakeServices m_services;
  std::unique_ptr<RunWriter> m_writer;
  std::unique_ptr<RunPage> m_page;
};

}  // namespace cloze
