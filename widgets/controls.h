// All small controls a page is made of.
#pragma once

#include <widgets/banner.h>
#include <widgets/buttons.h>
#include <widgets/card.h>
#include <widgets/empty_state.h>
#include <widgets/section_heading.h>
#include <widgets/stat_block.h>
#include <widgets/state_chip.h>
#include <widgets/text_label.h>
