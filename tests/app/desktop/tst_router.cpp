#include <app/desktop/router.h>

#include <gtest/gtest.h>

namespace cloze {
namespace {

class NotePage : public Page {
 public:
  NotePage(QString name, QWidget* parent) : Page(PageContext(), parent), m_name(std::move(name)) {}
  void open(const Address& address) override { m_address = address; }
  Address address() const override { return m_address; }
  QString title() const override { return m_name; }
  void moveInside(const QString& key, const QString& value) {
    m_address.query.insert(key, value);
    Q_EMIT addressChanged();
  }

 private:
  QString m_name;
  Address m_address;
};

class RouterTest : public ::testing::Test {
 protected:
  RouterTest() {
    for (const char* name : {"a", "b"}) {
      m_router.addPage(QString::fromLatin1(name), [this, name](QWidget* parent) {
        ++m_made;
        return new NotePage(QString::fromLatin1(name), parent);
      });
    }
  }
  void go(const char* text) { m_router.go(*Address::fromString(QString::fromLatin1(text))); }
  std::string place() const { return m_router.address().toString().toStdString(); }
  NotePage* page() const { return static_cast<NotePage*>(m_router.current()); }
  Router m_router;
  int m_made = 0;
};

TEST_F(RouterTest, makesAPageOnceAndKeepsIt) {
  EXPECT_EQ(m_made, 0);
  go("cloze:a");
  Page* first = m_router.current();
  go("cloze:b");
  go("cloze:a/x");
  EXPECT_EQ(m_router.current(), first);
  EXPECT_EQ(m_made, 2);
}

TEST_F(RouterTest, goesBackAndForwardAsABrowser) {
  go("cloze:a");
  go("cloze:b/1");
  go("cloze:b/2");
  EXPECT_FALSE(m_router.canGoForward());
  m_router.back();
  EXPECT_EQ(place(), "cloze:b/1");
  m_router.back();
  EXPECT_EQ(place(), "cloze:a");
  EXPECT_FALSE(m_router.canGoBack());
  m_router.forward();
  EXPECT_EQ(place(), "cloze:b/1");
  go("cloze:a/new");  // what lay ahead is forgotten
  EXPECT_FALSE(m_router.canGoForward());
  m_router.back();
  EXPECT_EQ(place(), "cloze:b/1");
}

TEST_F(RouterTest, remembersInnerMoves) {
  go("cloze:a");
  page()->moveInside(QStringLiteral("tab"), QStringLiteral("log"));
  go("cloze:b");
  m_router.back();
  EXPECT_EQ(place(), "cloze:a?tab=log");
}

TEST_F(RouterTest, anUnknownPageSaysSoInThePage) {
  go("cloze:a");
  go("cloze:nowhere/1");
  EXPECT_EQ(place(), "cloze:nowhere/1");
  EXPECT_EQ(m_router.current()->title(), QStringLiteral("Unknown address"));
  m_router.back();
  EXPECT_EQ(place(), "cloze:a");
}

TEST_F(RouterTest, theSamePlaceTwiceIsOneStep) {
  go("cloze:a");
  go("cloze:b");
  go("cloze:b");
  m_router.back();
  EXPECT_EQ(place(), "cloze:a");
}

}  // namespace
}  // namespace cloze
