// What is kept between starts: in memory at once, on disk later and by another thread.
#include <app/desktop/settings_store.h>

#include <QFileInfo>
#include <QLockFile>
#include <QSettings>
#include <QTemporaryDir>
#include <QtTest>

#include <gtest/gtest.h>

namespace cloze {
namespace {

constexpr int kNever = 3'600'000;

class SettingsStoreTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(m_folder.isValid());
    qputenv("CLOZE_CONFIG", file().toUtf8());
  }
  void TearDown() override { qunsetenv("CLOZE_CONFIG"); }
  QString file() const { return m_folder.filePath(QStringLiteral("cloze.ini")); }
  QVariant onDisk(const QString& key) const { return QSettings(file(), QSettings::IniFormat).value(key); }
  QTemporaryDir m_folder;
};

TEST_F(SettingsStoreTest, ValuesAreThereAtOnceAndWrittenAtTheEnd) {
  {
    SettingsStore store(kNever);
    store.setValue("a/b", 1);
    store.setValue("a/b", 2);
    QCoreApplication::processEvents();
    EXPECT_EQ(store.value("a/b").toInt(), 2);
    EXPECT_EQ(store.value("none", 5).toInt(), 5);
    EXPECT_FALSE(QFileInfo::exists(file())) << "written for a single key stroke";
  }
  EXPECT_EQ(SettingsStore().value("a/b").toInt(), 2);
}

TEST_F(SettingsStoreTest, WritesAfterAPause) {
  SettingsStore store(1);
  store.setValue("a/b", 7);
  EXPECT_TRUE(QTest::qWaitFor([this] { return onDisk("a/b").toInt() == 7; }, 10000));
}

// The lock of the file may be held by a program that hangs: the window must not hang with it.
TEST_F(SettingsStoreTest, TheGuiThreadDoesNotWaitForTheFile) {
  QLockFile lock(file() + QStringLiteral(".lock"));
  ASSERT_TRUE(lock.tryLock());
  auto store = std::make_unique<SettingsStore>(1);
  store->setValue("a/b", 3);
  bool alive = false;
  QTimer::singleShot(50, [&alive] { alive = true; });  // by then a writer on this thread would stand at the lock
  EXPECT_TRUE(QTest::qWaitFor([&alive] { return alive; }, 10000));
  EXPECT_FALSE(QFileInfo::exists(file()));
  lock.unlock();
  store.reset();
  EXPECT_EQ(onDisk("a/b").toInt(), 3);
}

TEST_F(SettingsStoreTest, WhatAnotherWindowWroteStays) {
  SettingsStore one(kNever);
  {
    SettingsStore other;
    other.setValue("other", 1);
  }
  one.setValue("one", 1);
  EXPECT_EQ(onDisk("other").toInt(), 1);
}

}  // namespace
}  // namespace cloze
