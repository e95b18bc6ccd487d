#include <app/pages/core_words.h>

#include <core/spec/option_table.h>
#include <widgets/option_texts.h>

#include <QCoreApplication>
#include <QRegularExpression>

#include <optional>
#include <vector>

namespace cloze {

namespace {

// Longer ones of two with the same beginning come first. The numbers stand for what core fills in.
constexpr const char* kSentences[] = {
    // Values of options.
    QT_TRANSLATE_NOOP("Core", "\"%1\" must be a whole number from %2 to %3, not nothing."),
    QT_TRANSLATE_NOOP("Core", "\"%1\" must be a whole number from %2 to %3, not \"%4\"."),
    QT_TRANSLATE_NOOP("Core", "\"%1\" must be a number from %2 to %3, not nothing."),
    QT_TRANSLATE_NOOP("Core", "\"%1\" must be a number from %2 to %3, not \"%4\"."),
    QT_TRANSLATE_NOOP("Core", "\"%1\" must be true or false, not nothing."),
    QT_TRANSLATE_NOOP("Core", "\"%1\" must be true or false, not \"%2\"."),
    QT_TRANSLATE_NOOP("Core", "\"%1\" must name a task, such as mrpc, sst-2 or custom; it is empty."),
    QT_TRANSLATE_NOOP("Core", "\"%1\" must be one line of text without NUL bytes, not \"%2\"."),
    QT_TRANSLATE_NOOP("Core",
                      "\"%1\" must be a list divided by commas, with quotes around a whole element, not \"%2\"."),
    QT_TRANSLATE_NOOP("Core", "\"%1\" must be a list divided by commas without empty elements, not \"%2\"."),
    QT_TRANSLATE_NOOP("Core", "\"%1\" must be auto, cpu, cuda or cuda:N (N from 0 to 999), not \"%2\"."),
    QT_TRANSLATE_NOOP("Core", "\"%1\" is empty. Name the folder of the data set, or its files one by one."),
    QT_TRANSLATE_NOOP("Core",
                      "\"%1\" is empty. Name a model folder (config.json, vocab.txt and, to fine-tune, weights)."),
    QT_TRANSLATE_NOOP("Core", "\"%1\" names \"%2\" twice."),
    QT_TRANSLATE_NOOP("Core", "\"%1\" names one label only; telling apart needs at least two."),
    QT_TRANSLATE_NOOP("Core", "\"%1\" must divide the batch size: %2 examples cannot be split into %3 equal parts."),
    QT_TRANSLATE_NOOP("Core", "\"%1\" must be at most max-seq-length - 2, here %2, not %3."),
    QT_TRANSLATE_NOOP("Core", "\"%1\" must be at most the learning rate, here %2, not %3."),
    QT_TRANSLATE_NOOP("Core", "\"%1\" must be at most max-steps, here %2, not %3."),
    QT_TRANSLATE_NOOP("Core", "\"%1\" and label-weights exclude each other; choose one of them."),
    QT_TRANSLATE_NOOP("Core", "\"%1\" has %2 numbers for %3 labels; give one a label."),
    QT_TRANSLATE_NOOP("Core", "\"%1\" are all 0, so that nothing would be learned."),
    QT_TRANSLATE_NOOP("Core",
                      "\"%1\" fp64 serves comparisons on the CPU only; choose fp32 or bf16, or the device cpu."),
    QT_TRANSLATE_NOOP("Core", "\"%1\" must be %2, not nothing."),
    QT_TRANSLATE_NOOP("Core", "\"%1\" must be %2, not \"%3\"."),
    // Length, model and device.
    QT_TRANSLATE_NOOP("Core",
                      "The length of %1 tokens is beyond the model's %2 positions (max_position_embeddings in "
                      "config.json). Use --max-seq-length %3 or less."),
    QT_TRANSLATE_NOOP("Core",
                      "A length of %1 leaves no room for text beside the %2 special tokens. Use at least %3; 128 is "
                      "usual."),
    QT_TRANSLATE_NOOP("Core",
                      "This model knows one segment only (type_vocab_size in config.json), but the task has pairs of "
                      "texts. Choose another model."),
    QT_TRANSLATE_NOOP("Core",
                      "The vocabulary has %1 entries and the model's embedding table only %2 (vocab_size in "
                      "config.json). Take the vocabulary that belongs to the model."),
    QT_TRANSLATE_NOOP("Core",
                      "The model's tokenizer files say that text is lower-cased, but the opposite is set here. A "
                      "pretrained model then sees text unlike what it knows."),
    QT_TRANSLATE_NOOP("Core",
                      "The model's tokenizer files say that text is not lower-cased, but the opposite is set here. A "
                      "pretrained model then sees text unlike what it knows."),
    QT_TRANSLATE_NOOP("Core",
                      "%1 pieces of the vocabulary have capital letters, which lower-cased text never reaches: this "
                      "looks like a cased model."),
    QT_TRANSLATE_NOOP(
        "Core",
        "Hardly a piece of the vocabulary has a capital letter, so words with one become [UNK]: this looks "
        "like an uncased model."),
    QT_TRANSLATE_NOOP("Core",
                      "The model folder holds trained weights, and they are not used: the run starts from new random "
                      "ones, which need far more data to learn as much. To fine-tune, set --from-scratch false."),
    QT_TRANSLATE_NOOP("Core",
                      "This device has no bf16 arithmetic: nothing is gained by bf16, and it may be slower than fp32."),
    QT_TRANSLATE_NOOP("Core",
                      "About %1 are expected to be needed, but %2 are free on the device. Split the batch further with "
                      "--gradient-accumulation, or lower the length."),
    QT_TRANSLATE_NOOP("Core",
                      "The warm-up of %1 steps is no shorter than the whole run of %2, so the full learning rate is "
                      "never used."),
    QT_TRANSLATE_NOOP("Core", "There is no such model folder. Check the path."),
    QT_TRANSLATE_NOOP("Core",
                      "%1 weights cannot be opened. Convert them once with Transformers: %2 writes model.safetensors; "
                      "copy the vocabulary there."),
    QT_TRANSLATE_NOOP(
        "Core",
        "This is a TensorFlow checkpoint, as Google published BERT, which cannot be opened. Take the same "
        "model as model.safetensors from Hugging Face, or convert it once with Transformers 4: %1; copy "
        "vocab.txt there."),
    QT_TRANSLATE_NOOP("Core",
                      "The folder has neither config.json nor bert_config.json, so it is no model folder. Choose the "
                      "folder that holds the model's files."),
    QT_TRANSLATE_NOOP("Core",
                      "The folder has neither tokenizer.json nor vocab.txt. Put the one that belongs to the model "
                      "there."),
    QT_TRANSLATE_NOOP("Core",
                      "The run needs %1 (%2 bytes) for its checkpoints, but %3 (%4 bytes) are free on this disk. Free "
                      "some space, choose another runs folder with --runs, or keep fewer with --keep-checkpoints."),
    // Labels, splits and lengths of the data.
    QT_TRANSLATE_NOOP("Core", "A regression task has no labels to weigh. Clear the weights."),
    QT_TRANSLATE_NOOP("Core",
                      "%1 weights are given, but the labels are %2: %3. Give one weight a label, in this order."),
    QT_TRANSLATE_NOOP("Core", "No training row has the label %1, so it cannot be learned."),
    QT_TRANSLATE_NOOP("Core", "The task %1 has no metric \"%2\". Use one of: %3."),
    QT_TRANSLATE_NOOP("Core",
                      "Early stopping and the best checkpoint need a dev split, and there is neither a file nor a part "
                      "of train for it. Set a share of train."),
    QT_TRANSLATE_NOOP("Core",
                      "%1 of the %2 rows of %3 are in train too (%4 %), so its scores are better than on new texts."),
    QT_TRANSLATE_NOOP("Core",
                      "%1 of the %2 rows of %3 is in train too (%4 %), so its scores are better than on new texts."),
    QT_TRANSLATE_NOOP(
        "Core", "%1 of the %2 rows of %3 are there before with another label, so what they teach is contradicted."),
    QT_TRANSLATE_NOOP(
        "Core", "%1 of the %2 rows of %3 is there before with another label, so what they teach is contradicted."),
    QT_TRANSLATE_NOOP("Core",
                      "There is not enough memory to look through this data set. Close other programs, or take fewer "
                      "rows with --sample."),
    QT_TRANSLATE_NOOP(
        "Core",
        "%1 % of the training rows are longer than %2 tokens and are cut (%3 tokens lost). A length of %4 "
        "holds more of them; it costs time and memory."),
    QT_TRANSLATE_NOOP("Core",
                      "%1 % of the training rows are longer than %2 tokens and are cut (%3 tokens lost). The model "
                      "holds no more; choose what to keep with --truncation."),
    QT_TRANSLATE_NOOP("Core",
                      "%1 % of the training tokens are not in the model's vocabulary ([UNK]): it is likely made for "
                      "another language or casing."),
    QT_TRANSLATE_NOOP("Core",
                      "All rows have the label \"%1\", so there is nothing to learn. Choose another label column, or a "
                      "file with two classes or more."),
    QT_TRANSLATE_NOOP("Core",
                      "Almost every row has its own label: %1 in %2 rows. This is likely not a column of classes; "
                      "choose another with --label-column, or a regression task for numbers."),
    QT_TRANSLATE_NOOP("Core",
                      "The label column has %1 different values, from \"%2\" to \"%3\". This is likely not a column of "
                      "classes; choose another with --label-column, or a regression task for numbers."),
    QT_TRANSLATE_NOOP("Core",
                      "The label \"%1\" does not occur in the training data, which has: %2. Mend the row, add examples "
                      "of it to the training file, or list all labels with --labels."),
    QT_TRANSLATE_NOOP("Core",
                      "The label \"%1\" is none of this task's: %2. Mend the row, choose another task or label column, "
                      "or list the labels with --labels."),
    // Questions and their windows.
    QT_TRANSLATE_NOOP("Core",
                      "the question's %1 tokens and %2 special ones leave no room for the paragraph in %3. Choose a "
                      "larger maximal length, or keep fewer tokens of the question."),
    QT_TRANSLATE_NOOP("Core",
                      "the question's %1 tokens and %2 special ones leave no room for the paragraph in %3. Choose a "
                      "larger maximal length."),
    QT_TRANSLATE_NOOP("Core",
                      "windows that start 0 tokens after each other never get on. Choose a stride of at least 1."),
    QT_TRANSLATE_NOOP("Core",
                      "windows of %1 tokens that share %2 never get on. Choose a shorter stride, or a larger maximal "
                      "length."),
    QT_TRANSLATE_NOOP("Core", "There is no file of questions in this folder: .json in SQuAD's layout was looked for."),
    QT_TRANSLATE_NOOP("Core", "There is no question in this file: its \"data\" are empty. Fetch it again."),
    QT_TRANSLATE_NOOP("Core",
                      "This is no file of questions: \"data\" is missing. SQuAD's layout was expected, with \"data\", "
                      "\"paragraphs\" and \"qas\"."),
    QT_TRANSLATE_NOOP("Core",
                      "Question %1 has an answer_start of %2, but its paragraph (%3 of article %4) has %5 characters. "
                      "Correct answer_start: it counts characters, not bytes."),
    QT_TRANSLATE_NOOP("Core", "%1 question with an answer that does not stand at its answer_start: %2."),
    QT_TRANSLATE_NOOP("Core", "%1 questions with an answer that does not stand at its answer_start: %2."),
    QT_TRANSLATE_NOOP("Core", "%1 question with an id that stands before already: %2."),
    QT_TRANSLATE_NOOP("Core", "%1 questions with an id that stands before already: %2."),
    // Where that is, and what is wrong there.
    QT_TRANSLATE_NOOP("Core", "paragraph %1 of article %2, question %3:"),
    QT_TRANSLATE_NOOP("Core", "paragraph %1 of article %2:"),
    QT_TRANSLATE_NOOP("Core", "article %1:"),
    QT_TRANSLATE_NOOP("Core", "\"%1\" is %2, but a text was expected."),
    QT_TRANSLATE_NOOP("Core", "\"%1\" is %2, but a whole number was expected."),
    QT_TRANSLATE_NOOP("Core", "\"%1\" is %2, but true or false was expected."),
    QT_TRANSLATE_NOOP("Core", "\"%1\" is %2, but a list was expected."),
    QT_TRANSLATE_NOOP("Core", "\"%1\" is %2, but an object was expected."),
    QT_TRANSLATE_NOOP("Core", "a list of objects holds %1."),
    QT_TRANSLATE_NOOP("Core", "Correct it, or fetch the file again."),
    QT_TRANSLATE_NOOP("Core", "Add it, or fetch the file again."),
    QT_TRANSLATE_NOOP("Core", "The file cannot be read. Fetch it again."),
    QT_TRANSLATE_NOOP("Core", "The file cannot be read: it is not valid JSON here."),
    QT_TRANSLATE_NOOP("Core",
                      "The file cannot be read: it is not valid JSON but ends in the middle; a part is missing."),
    QT_TRANSLATE_NOOP("Core", "The file cannot be read: it holds the number %1, which is too large to be read."),
    QT_TRANSLATE_NOOP("Core", "The file cannot be read: the key %1 stands twice in one object; keep one of them."),
    QT_TRANSLATE_NOOP("Core", "The file cannot be read: its objects and lists are nested deeper than %1 levels."),
    QT_TRANSLATE_NOOP("Core", "Correct it, fetch it again, or bring back a whole copy."),
    QT_TRANSLATE_NOOP("Core", "The file is empty; a JSON object was expected. Fetch it again."),
    QT_TRANSLATE_NOOP("Core", "The file is not UTF-8 text here; JSON must be. Fetch or save it again."),
    QT_TRANSLATE_NOOP("Core", "The file contains NUL bytes, so it is damaged or no text file. Fetch it again."),
    QT_TRANSLATE_NOOP("Core", "The file holds a JSON array; an object was expected, in braces. Fetch it again."),
    QT_TRANSLATE_NOOP("Core", "The file holds a JSON value; an object was expected, in braces. Fetch it again."),
    // What a run is at.
    QT_TRANSLATE_NOOP("Core", "waiting for %1, which another run is using"),
    QT_TRANSLATE_NOOP("Core", "waiting for %1, which the run \"%2\" is using"),
    QT_TRANSLATE_NOOP("Core",
                      "waiting for %1, which the run \"%2\" holds while it is paused; continue or stop that run"),
    QT_TRANSLATE_NOOP("Core", "loading the model"),
    QT_TRANSLATE_NOOP("Core", "evaluating %1 with the %2 checkpoint"),
    QT_TRANSLATE_NOOP("Core", "evaluating %1"),
    QT_TRANSLATE_NOOP("Core", "stopped after step %1"),
    // What ends a run, and what keeps it from going on.
    QT_TRANSLATE_NOOP("Core",
                      "The loss became NaN at step %1, learning rate %2. Lower the learning rate, lengthen the "
                      "warm-up, or clip gradients (--max-grad-norm 1)."),
    QT_TRANSLATE_NOOP("Core",
                      "The loss became infinite at step %1, learning rate %2. Lower the learning rate, lengthen the "
                      "warm-up, or clip gradients (--max-grad-norm 1)."),
    QT_TRANSLATE_NOOP("Core",
                      "The gradient became NaN at step %1, learning rate %2. Lower the learning rate, lengthen the "
                      "warm-up, or clip gradients (--max-grad-norm 1)."),
    QT_TRANSLATE_NOOP("Core",
                      "The gradient became infinite at step %1, learning rate %2. Lower the learning rate, lengthen "
                      "the warm-up, or clip gradients (--max-grad-norm 1)."),
    QT_TRANSLATE_NOOP("Core", "No checkpoint had been written yet."),
    QT_TRANSLATE_NOOP("Core", "checkpoints/last holds step %1 and can be used."),
    QT_TRANSLATE_NOOP("Core", "Out of memory."),
    QT_TRANSLATE_NOOP("Core", "Out of memory: %1 more could not be had."),
    QT_TRANSLATE_NOOP("Core", "Out of memory: %1 bytes asked for, %2 bytes of tensors in use, limit %3."),
    QT_TRANSLATE_NOOP("Core", "Out of memory: %1 bytes asked for, %2 bytes of tensors in use."),
    QT_TRANSLATE_NOOP("Core",
                      "It happened at step %1 with batch size %2: a micro-batch of %3 rows, longest %4 tokens, %5 "
                      "tokens in all, with %6 bytes in use on %7 at the peak. Raise --gradient-accumulation, or lower "
                      "--batch-size or --max-seq-length."),
    QT_TRANSLATE_NOOP("Core", "It happened at step %1."),
    QT_TRANSLATE_NOOP("Core",
                      "It happened while evaluating a batch of %1 rows, longest %2 tokens, %3 tokens in all. Lower "
                      "--eval-batch-size or --max-seq-length."),
    QT_TRANSLATE_NOOP("Core", "Stopped before the run began."),
    QT_TRANSLATE_NOOP("Core",
                      "This file has changed since the run started, so it cannot be continued to the same result. Put "
                      "the old file back, or start a new run."),
    QT_TRANSLATE_NOOP("Core",
                      "This file has been moved or deleted since the run started, so it cannot be continued to the "
                      "same result. Put the old file back, or start a new run."),
    QT_TRANSLATE_NOOP("Core",
                      "This file has been added since the run started, so it cannot be continued to the same result. "
                      "Move it elsewhere, or start a new run."),
    QT_TRANSLATE_NOOP("Core",
                      "This file is not read any more since the run started, so it cannot be continued to the same "
                      "result. Put the other files back, or start a new run."),
    QT_TRANSLATE_NOOP("Core", "The data have other labels than when the run started. Put the old files back."),
    QT_TRANSLATE_NOOP("Core",
                      "This checkpoint is gone, and best, which is there, holds no state of the optimiser, so the run "
                      "cannot be continued. Bring it back, or start a new run from %1."),
    QT_TRANSLATE_NOOP("Core", "There is no run here: the folder does not exist."),
    QT_TRANSLATE_NOOP("Core", "There is no run in this folder."),
    QT_TRANSLATE_NOOP("Core", "Is missing, so this run cannot be used. Bring the file back, or delete the folder."),
    QT_TRANSLATE_NOOP("Core", "Another program is working on this run. Wait until it is done, or stop it first."),
    QT_TRANSLATE_NOOP("Core", "Another program is writing it. Try again when it is done."),
    QT_TRANSLATE_NOOP(
        "Core", "The disk is full: %1 bytes are needed, %2 are free. Make room on that disk or choose another folder."),
    QT_TRANSLATE_NOOP("Core",
                      "The disk is full: %1 bytes are needed. Make room on that disk or choose another folder."),
    QT_TRANSLATE_NOOP("Core", "The disk is full: %1 bytes are free. Make room on that disk or choose another folder."),
    QT_TRANSLATE_NOOP("Core", "The disk is full. Make room on that disk or choose another folder."),
    QT_TRANSLATE_NOOP("Core",
                      "Cannot be written: permission denied. Change the permissions of the file or its folder, or "
                      "choose another place."),
    QT_TRANSLATE_NOOP("Core",
                      "Cannot be read: permission denied. Change the permissions of the file or its folder, or choose "
                      "another place."),
    QT_TRANSLATE_NOOP("Core", "Cannot be written: the disk is mounted read-only. Choose a folder you may write to."),
    QT_TRANSLATE_NOOP("Core", "Cannot be read: it does not exist (any more). Check the path."),
    QT_TRANSLATE_NOOP("Core", "Cannot be written: it does not exist (any more). Check the path."),
    // Folders of runs and what lies in them.
    QT_TRANSLATE_NOOP("Core",
                      "\"%1\" is %2, but this program knows versions up to %3. It was written by a newer Cloze; update "
                      "this one to use it."),
    QT_TRANSLATE_NOOP("Core", "\"%1\" is missing."),
    QT_TRANSLATE_NOOP("Core", "\"%1\" is not a key of this document. Correct its name or remove it."),
    QT_TRANSLATE_NOOP("Core", "\"%1\" must be text, not %2."),
    QT_TRANSLATE_NOOP("Core", "Is damaged or is no metrics file. The run's other files can still be used."),
    QT_TRANSLATE_NOOP("Core", "Is damaged or is no metrics file (%1)."),
    QT_TRANSLATE_NOOP("Core", "Is damaged: %1."),
    QT_TRANSLATE_NOOP("Core", "Is a database, but not one of metrics."),
    QT_TRANSLATE_NOOP("Core", "Has version %1, but this program knows versions up to %2. Update Cloze to see it."),
    QT_TRANSLATE_NOOP("Core", "A deleted run of this id lies in the trash already. Restore or remove that one first."),
    QT_TRANSLATE_NOOP("Core", "A run of this id is there already. Rename its folder first."),
    QT_TRANSLATE_NOOP("Core", "There is no deleted run with this id."),
    QT_TRANSLATE_NOOP("Core", "There is no such checkpoint."),
    QT_TRANSLATE_NOOP("Core", "No program is working on this run, so there is nothing to pause, continue or stop."),
    QT_TRANSLATE_NOOP("Core", "The checkpoint could not be deleted: %1. Check the folder's permissions."),
    QT_TRANSLATE_NOOP("Core", "The run could not be deleted: %1. Check the folder's permissions."),
    QT_TRANSLATE_NOOP("Core",
                      "The run folder has vanished (%1 is gone). Was it moved or deleted? Bring it back to resume."),
    // Files and columns.
    QT_TRANSLATE_NOOP("Core", "There is no such folder. Choose the folder that holds the data set."),
    QT_TRANSLATE_NOOP("Core",
                      "No training file is in this folder; looked for train.tsv, train.csv, train.jsonl, train.txt and "
                      "msr_paraphrase_train.txt."),
    QT_TRANSLATE_NOOP("Core", "The folder is empty."),
    QT_TRANSLATE_NOOP("Core", "It holds: %1. Choose another folder, or name the file with --train-file."),
    QT_TRANSLATE_NOOP("Core", "It holds: %1. Unpack or convert %2 to TSV, CSV or JSON lines first."),
    QT_TRANSLATE_NOOP("Core", "Choose another folder, or name the file with --train-file."),
    QT_TRANSLATE_NOOP("Core", "This row has no label. Give it one or delete the row."),
    QT_TRANSLATE_NOOP(
        "Core", "This row has no label. Give it one or delete the row; a file has labels in all rows or in none."),
    QT_TRANSLATE_NOOP("Core",
                      "The target \"%1\" is not a finite number. Mend it, choose another column with --label-column, "
                      "or choose a classification task."),
    QT_TRANSLATE_NOOP("Core",
                      "This row has %1 columns and so none of %2. Mend or delete the row; cells of a .csv file are "
                      "divided by commas."),
    QT_TRANSLATE_NOOP(
        "Core",
        "This row has %1 columns and so none of %2. Mend or delete the row; cells of a .tsv file are divided by tabs."),
    QT_TRANSLATE_NOOP(
        "Core",
        "This row has 1 column and so none of %1. Mend or delete the row; cells of a .csv file are divided by commas."),
    QT_TRANSLATE_NOOP(
        "Core",
        "This row has 1 column and so none of %1. Mend or delete the row; cells of a .tsv file are divided by tabs."),
    QT_TRANSLATE_NOOP("Core",
                      "The value of \"%1\" is a list, an object or has a NUL in it; a text or a number is needed."),
    QT_TRANSLATE_NOOP("Core", "The file is empty. Choose a file with rows."),
    QT_TRANSLATE_NOOP("Core", "There is nothing here. Check the path."),
    QT_TRANSLATE_NOOP(
        "Core", "Google's tokenizer reads vocab.txt, and this model folder has none. Choose Transformers' rules."),
    QT_TRANSLATE_NOOP("Core", "This is no data set that is known by its files. Say what it is with a task."),
    QT_TRANSLATE_NOOP("Core", "The file has no rows of data. Choose a file with rows."),
    QT_TRANSLATE_NOOP(
        "Core",
        "There is no column \"%1\". The columns are: %2. Name one of them, or give its number, counted from 0."),
    QT_TRANSLATE_NOOP("Core", "There is no column \"%1\"."),
    QT_TRANSLATE_NOOP("Core", "No column of texts was recognised."),
    QT_TRANSLATE_NOOP("Core", "No column of first texts was recognised."),
    QT_TRANSLATE_NOOP("Core", "No column of second texts was recognised."),
    QT_TRANSLATE_NOOP("Core", "No column of labels was recognised."),
    QT_TRANSLATE_NOOP("Core", "The columns are: %1. Say which it is with --%2 (a name, or a number counted from 0)."),
    QT_TRANSLATE_NOOP("Core",
                      "The file has no header row and %1 columns, whose first row is: %2 (if these are names, set "
                      "--header yes)."),
    QT_TRANSLATE_NOOP(
        "Core",
        "The file has no header row and 1 column, whose first row is: %1 (if these are names, set --header yes)."),
    QT_TRANSLATE_NOOP("Core", "Say which it is with --%1 (a name, or a number counted from 0)."),
    QT_TRANSLATE_NOOP("Core", "Name one of them, or give its number, counted from 0."),
    // What the readers of data did not take as it stands.
    QT_TRANSLATE_NOOP("Core", "1 blank line left out (line %1)."),
    QT_TRANSLATE_NOOP("Core", "%1 blank lines left out (the first is line %2)."),
    QT_TRANSLATE_NOOP("Core", "1 row skipped for having too few columns (line %1)."),
    QT_TRANSLATE_NOOP("Core", "%1 rows skipped for having too few columns (the first is line %2)."),
    QT_TRANSLATE_NOOP("Core", "1 row with more columns than the first one; what is beyond was not read (line %1)."),
    QT_TRANSLATE_NOOP(
        "Core", "%1 rows with more columns than the first one; what is beyond was not read (the first is line %2)."),
    QT_TRANSLATE_NOOP("Core", "1 row with an empty text (line %1)."),
    QT_TRANSLATE_NOOP("Core", "%1 rows with an empty text (the first is line %2)."),
    QT_TRANSLATE_NOOP("Core", "1 file is empty."),
    QT_TRANSLATE_NOOP("Core", "%1 files are empty."),
    QT_TRANSLATE_NOOP("Core", "%1 is not read: it holds texts without labels."),
    QT_TRANSLATE_NOOP("Core",
                      "%1 is not used, because %2 is there too. Name the file you mean with --train-file, --dev-file "
                      "or --test-file."),
    QT_TRANSLATE_NOOP("Core",
                      "the header names two texts, but the task %1 reads one, \"%2\". For both choose a task of pairs; "
                      "to be sure of one, name it with --text-a-column."),
    QT_TRANSLATE_NOOP("Core",
                      "the label \"%1\" occurs in the first line alone. If that line is a header, set --header yes."),
    QT_TRANSLATE_NOOP("Core", "All %1 training rows left have the same label; raise --sample or lower --dev-fraction."),
};

QString labelOf(const QString& name) {
  const Option* option = findOption(name.toStdString());
  return option && option->name == name.toStdString() ? optionLabel(*option) : QString();
}

// "--text-a-column" is “First text column”, and so is an option's name in quotes where a sentence begins.
QString withLabels(QString text) {
  text.replace(QLatin1String(" with --runs"), QString());  // the window has it in its settings
  static const QRegularExpression kName(
      QStringLiteral("(?<![\\w-])--([a-z]+(?:-[a-z0-9]+)*)|^\"([a-z]+(?:-[a-z0-9]+)*)\""));
  qsizetype from = 0;
  for (auto match = kName.match(text, from); match.hasMatch(); match = kName.match(text, from)) {
    const QString label = labelOf(match.captured(1) + match.captured(2));
    const QString shown = label.isEmpty() ? match.captured() : QStringLiteral("“%1”").arg(label);
    text.replace(match.capturedStart(), match.capturedLength(), shown);
    from = match.capturedStart() + shown.size();
  }
  return text;
}

struct Pattern {
  const char* english;
  QRegularExpression expression;  // at the beginning of what is left; a place may hold anything
};

const std::vector<Pattern>& patterns() {
  static const std::vector<Pattern> all = [] {
    static const QRegularExpression kPlace(QStringLiteral("%[1-9]"));
    std::vector<Pattern> made;
    for (const char* english : kSentences) {
      const QString text = QString::fromUtf8(english);
      QString expression = QStringLiteral("\\A");
      qsizetype from = 0;
      for (auto places = kPlace.globalMatch(text); places.hasNext();) {
        const auto place = places.next();
        expression +=
            QRegularExpression::escape(text.mid(from, place.capturedStart() - from)) + QStringLiteral("(.*?)");
        from = place.capturedEnd();
      }
      expression += QRegularExpression::escape(text.mid(from)) + QStringLiteral("(?: |\\z)");
      made.push_back({english, QRegularExpression(expression, QRegularExpression::DotMatchesEverythingOption)});
    }
    return made;
  }();
  return all;
}

// What core filled into a place. An option's name becomes its label where the sentence speaks of an option there.
QString filling(const QString& before, const QString& after, const QString& value) {
  const bool option =
      before.endsWith(QLatin1String("--")) || (before == QLatin1String("\"") && after.startsWith(before));
  const QString label = option ? labelOf(value) : QString();
  return label.isEmpty() ? value : label;
}

// The translation with what core filled in; a place may come anywhere, and what fills it may look like one.
QString filled(const QString& translation, const QRegularExpressionMatch& match) {
  QString text;
  for (qsizetype i = 0; i < translation.size(); ++i) {
    const int place =
        translation[i] == QLatin1Char('%') && i + 1 < translation.size() ? translation[i + 1].digitValue() : -1;
    if (place < 1) {
      text += translation[i];
      continue;
    }
    ++i;
    const QString value = match.captured(place), shown = filling(text, translation.mid(i + 1), value);
    if (shown == value) {
      text += value;
      continue;
    }
    text.chop(text.endsWith(QLatin1Char('"')) ? 1 : 2);
    if (translation.mid(i + 1).startsWith(QLatin1Char('"'))) ++i;
    text += QStringLiteral("“%1”").arg(shown);
  }
  return text;
}

// Sentence by sentence from the beginning; none where one of them is unknown.
std::optional<QString> translated(const QString& text) {
  QString made;
  QString left = text;
  while (!left.isEmpty()) {
    QRegularExpressionMatch match;
    const char* english = nullptr;
    for (const Pattern& pattern : patterns()) {
      match = pattern.expression.match(left);
      if (match.hasMatch()) {
        english = pattern.english;
        break;
      }
    }
    if (!english) return {};
    if (!made.isEmpty() && made.back().unicode() < 0x2E80) made += QLatin1Char(' ');  // none between Chinese sentences
    made += filled(withLabels(QCoreApplication::translate("Core", english)), match);
    left = left.mid(match.capturedEnd());
  }
  return made;
}

// What Error::toString() puts first: a file, with its line, or an option.
bool isPlace(const QString& text) {
  return text.startsWith(QLatin1Char('/')) || !labelOf(text).isEmpty();
}

}  // namespace

QString coreWords(const std::string& sentence) {
  const QString text = QString::fromStdString(sentence);
  if (const auto words = translated(text)) return *words;
  for (qsizetype at = text.indexOf(QLatin1String(": ")); at > 0; at = text.indexOf(QLatin1String(": "), at + 1)) {
    const QString place = text.left(at);
    if (!isPlace(place)) break;
    if (const auto words = translated(text.mid(at + 2)))
      return place.startsWith(QLatin1Char('/')) ? *words + QLatin1Char('\n') + place : *words;
  }
  return withLabels(text);
}

QString coreWords(const Error& error) {
  QString text = coreWords(error.message);
  if (error.file.empty()) return text;
  text += QLatin1Char('\n') + QString::fromStdString(error.file);
  if (error.line) text += QStringLiteral(":%1").arg(*error.line);
  return text;
}

bool hasCoreWords(const std::string& text) {
  return translated(QString::fromStdString(text)).has_value();
}

std::span<const char* const> coreSentences() {
  return kSentences;
}

}  // namespace cloze
