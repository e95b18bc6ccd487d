<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ComparisonWords</name>
    <message numerus="yes">
        <source>%n word(s) differ: %1.</source>
        <translation>
            <numerusform>%n word differs: %1.</numerusform>
            <numerusform>%n words differ: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PieceWords</name>
    <message numerus="yes">
        <source>%n character(s) lost</source>
        <translation>
            <numerusform>%n character lost</numerusform>
            <numerusform>%n characters lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n accent(s) removed</source>
        <translation>
            <numerusform>%n accent removed</numerusform>
            <numerusform>%n accents removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln position(s)</source>
        <translation>
            <numerusform>%Ln position</numerusform>
            <numerusform>%Ln positions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanTexts</name>
    <message numerus="yes">
        <source>%n layer(s)</source>
        <translation>
            <numerusform>%n layer</numerusform>
            <numerusform>%n layers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n head(s)</source>
        <translation>
            <numerusform>%n head</numerusform>
            <numerusform>%n heads</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cloze::CheckpointsTab</name>
    <message numerus="yes">
        <source>%n checkpoint(s), %1 on disk</source>
        <translation>
            <numerusform>%n checkpoint, %1 on disk</numerusform>
            <numerusform>%n checkpoints, %1 on disk</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cloze::FindingTexts</name>
    <message numerus="yes">
        <source>A folder of %n run(s)</source>
        <translation>
            <numerusform>A folder of %n run</numerusform>
            <numerusform>A folder of %n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n layer(s)</source>
        <translation>
            <numerusform>%n layer</numerusform>
            <numerusform>%n layers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n head(s)</source>
        <translation>
            <numerusform>%n head</numerusform>
            <numerusform>%n heads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s)</source>
        <translation>
            <numerusform>%n label</numerusform>
            <numerusform>%n labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Train on its folder, %n file(s)</source>
        <translation>
            <numerusform>&amp;Train on its folder, %n file</numerusform>
            <numerusform>&amp;Train on its folder, %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cloze::LabelBars</name>
    <message numerus="yes">
        <source>and %n more label(s)</source>
        <translation>
            <numerusform>and %n more label</numerusform>
            <numerusform>and %n more labels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cloze::MainWindow</name>
    <message numerus="yes">
        <source>%n run(s) started here still go on.</source>
        <translation>
            <numerusform>%n run started here still goes on.</numerusform>
            <numerusform>%n runs started here still go on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more run(s) are to be started yet, which takes the window.</source>
        <translation>
            <numerusform>%n more run is to be started yet, which takes the window.</numerusform>
            <numerusform>%n more runs are to be started yet, which takes the window.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They can go on without the window, and be found under Runs when it is opened again.</source>
        <translation>
            <numerusform>It can go on without the window, and be found under Runs when that is opened again.</numerusform>
            <numerusform>They can go on without the window, and be found under Runs when it is opened again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cloze::OptionForm</name>
    <message numerus="yes">
        <source>%n more option(s)</source>
        <translation>
            <numerusform>%n more option</numerusform>
            <numerusform>%n more options</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cloze::PlanPanel</name>
    <message numerus="yes">
        <source>Inspect the %n that are cut</source>
        <translation>
            <numerusform>Inspect the %n that is cut</numerusform>
            <numerusform>Inspect the %n that are cut</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cloze::RecentRuns</name>
    <message numerus="yes">
        <source>All %n run(s)</source>
        <translation>
            <numerusform>Show %n run</numerusform>
            <numerusform>All %n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cloze::RunsPage</name>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n run(s)</source>
        <translation>
            <numerusform>%1 of %n run</numerusform>
            <numerusform>%1 of %n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) moved to the trash.</source>
        <translation>
            <numerusform>%n run moved to the trash.</numerusform>
            <numerusform>%n runs moved to the trash.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cloze::StartBar</name>
    <message numerus="yes">
        <source>&amp;Start %n run(s)</source>
        <translation>
            <numerusform>&amp;Start %n run</numerusform>
            <numerusform>&amp;Start %n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cloze::StatusLine</name>
    <message numerus="yes">
        <source>%n run(s): %1</source>
        <translation>
            <numerusform>%n run: %1</numerusform>
            <numerusform>%n runs: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s): %1, step %2 of %3</source>
        <translation>
            <numerusform>%n run: %1, step %2 of %3</numerusform>
            <numerusform>%n runs: %1, step %2 of %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s): %1, step %2 of %3, %4 left</source>
        <translation>
            <numerusform>%n run: %1, step %2 of %3, %4 left</numerusform>
            <numerusform>%n runs: %1, step %2 of %3, %4 left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cloze::StepsView</name>
    <message numerus="yes">
        <source>How “%1” became %n piece(s)</source>
        <translation>
            <numerusform>How “%1” became %n piece</numerusform>
            <numerusform>How “%1” became %n pieces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cloze::TensorStrips</name>
    <message numerus="yes">
        <source>%Ln position(s)</source>
        <translation>
            <numerusform>%Ln position</numerusform>
            <numerusform>%Ln positions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cloze::TrainPage</name>
    <message numerus="yes">
        <source>%n run(s), one after the other</source>
        <translation>
            <numerusform>%n run, one after the other</numerusform>
            <numerusform>%n runs, one after the other</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) before it go on.</source>
        <translation>
            <numerusform>%n run before it goes on.</numerusform>
            <numerusform>%n runs before it go on.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cloze::TrashView</name>
    <message numerus="yes">
        <source>%n deleted run(s), %1</source>
        <translation>
            <numerusform>%n deleted run, %1</numerusform>
            <numerusform>%n deleted runs, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n run(s) for good?</source>
        <translation>
            <numerusform>Delete %n run for good?</numerusform>
            <numerusform>Delete %n runs for good?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>deleting %n run(s) for good …</source>
        <translation>
            <numerusform>deleting %n run for good …</numerusform>
            <numerusform>deleting %n runs for good …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n run(s) whose files lie elsewhere only the link goes; the files stay.</source>
        <translation>
            <numerusform>Of %n run whose files lie elsewhere only the link goes; the files stay.</numerusform>
            <numerusform>Of %n runs whose files lie elsewhere only the links go; the files stay.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cloze::WindowsView</name>
    <message numerus="yes">
        <source>question %n token(s)</source>
        <translation>
            <numerusform>question %n token</numerusform>
            <numerusform>question %n tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n window(s)</source>
        <translation>
            <numerusform>%n window</numerusform>
            <numerusform>%n windows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>paragraph %n token(s)</source>
        <translation>
            <numerusform>paragraph %n token</numerusform>
            <numerusform>paragraph %n tokens</numerusform>
        </translation>
    </message>
</context>
</TS>
