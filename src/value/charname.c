/* SPDX-License-Identifier: MIT */
/* Names of characters (value/charname.h), written so that they take little flash: a run of
 * consecutive code points shares what its names begin with, and a lower-case letter in a text
 * stands for a word. */
#include "value/charname.h"

#include <string.h>

/* Word i stands where the i-th lower-case letter does. */
static const char *const words[] = {
    " WITH ACUTE",       /* a */
    " BRACKET",          /* b */
    " WITH CIRCUMFLEX",  /* c */
    " WITH DIAERESIS",   /* d */
    "EXCLAMATION MARK",  /* e */
    "VULGAR FRACTION ",  /* f */
    " WITH GRAVE",       /* g */
    "LATIN ",            /* h */
    "INVERTED ",         /* i */
    "ACCENT",            /* j */
    "CAPITAL LETTER ",   /* k */
    "LEFT",              /* l */
    " MARK",             /* m */
    " QUOTATION MARK",   /* n */
    "-POINTING DOUBLE ", /* o */
    "PARENTHESIS",       /* p */
    "QUESTION MARK",     /* q */
    "RIGHT",             /* r */
    " SIGN",             /* s */
    " WITH TILDE",       /* t */
    "SUPERSCRIPT ",      /* u */
    "WARDS ARROW",       /* v */
    "SMALL LETTER ",     /* w */
    "GREEK ",            /* x */
};

/* Names of letters that have a capital and a small form at the same distance: one text serves both.
 */
static const char alphabet[] = "A|B|C|D|E|F|G|H|I|J|K|L|M|N|O|P|Q|R|S|T|U|V|W|X|Y|Z";
static const char accented[] =
    "Ag|Aa|Ac|At|Ad|A WITH RING ABOVE|AE|C WITH CEDILLA|Eg|Ea|Ec|Ed|Ig|Ia|"
    "Ic|Id|ETH|Nt|Og|Oa|Oc|Ot|Od||O WITH STROKE|Ug|Ua|Uc|Ud|Ya|THORN";
static const char greek[] =
    "ALPHA|BETA|GAMMA|DELTA|EPSILON|ZETA|ETA|THETA|IOTA|KAPPA|LAMDA|MU|NU|XI|"
    "OMICRON|PI|RHO||SIGMA|TAU|UPSILON|PHI|CHI|PSI|OMEGA";

/* Names are separated by bars; an empty one is a character without a name here. */
static const struct {
    uint16_t first;
    const char *begin, *names;
} runs[] = {
    {' ',    "",
     "SPACE|e|QUOTATIONm|NUMBERs|DOLLARs|PERCENTs|AMPERSAND|APOSTROPHE|l p|"
     "r p|ASTERISK|PLUSs|COMMA|HYPHEN-MINUS|FULL STOP|SOLIDUS"                                 },
    {'0',    "DIGIT ",      "ZERO|ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE"                },
    {':',    "",            "COLON|SEMICOLON|LESS-THANs|EQUALSs|GREATER-THANs|q|COMMERCIAL AT" },
    {'A',    "hk",          alphabet                                                           },
    {'[',    "",            "l SQUAREb|REVERSE SOLIDUS|r SQUAREb|CIRCUMFLEX j|LOW LINE|GRAVE j"},
    {'a',    "hw",          alphabet                                                           },
    {'{',    "",            "l CURLYb|VERTICAL LINE|r CURLYb|TILDE"                            },
    {0xa0,   "",
     "NO-BREAK SPACE|ie|CENTs|POUNDs|CURRENCYs|YENs|BROKEN BAR|SECTIONs|"
     "DIAERESIS|COPYRIGHTs|FEMININE ORDINAL INDICATOR|loANGLEn|NOTs|"
     "SOFT HYPHEN|REGISTEREDs|MACRON|DEGREEs|PLUS-MINUSs|uTWO|uTHREE|"
     "ACUTE j|MICROs|PILCROWs|MIDDLE DOT|CEDILLA|uONE|"
     "MASCULINE ORDINAL INDICATOR|roANGLEn|fONE QUARTER|fONE HALF|"
     "fTHREE QUARTERS|iq"                                                                      },
    {0xc0,   "hk",          accented                                                           },
    {0xd7,   "",            "MULTIPLICATIONs"                                                  },
    {0xdf,   "hw",          "SHARP S"                                                          },
    {0xe0,   "hw",          accented                                                           },
    {0xf7,   "",            "DIVISIONs"                                                        },
    {0xff,   "hw",          "Yd"                                                               },
    {0x391,  "xk",          greek                                                              },
    {0x3b1,  "xw",          greek                                                              },
    {0x3c2,  "xw",          "FINAL SIGMA"                                                      },
    {0x2002, "",            "EN SPACE|EM SPACE"                                                },
    {0x2013, "",            "EN DASH|EM DASH"                                                  },
    {0x2018, "",            "l SINGLEn|r SINGLEn"                                              },
    {0x201c, "",            "l DOUBLEn|r DOUBLEn"                                              },
    {0x2022, "",            "BULLET"                                                           },
    {0x2026, "HORIZONTAL ", "ELLIPSIS"                                                         },
    {0x20ac, "",            "EUROs"                                                            },
    {0x2126, "",            "OHMs"                                                             },
    {0x2190, "",            "lv|UPv|rv|DOWNv"                                                  },
    {0x221e, "",            "INFINITY"                                                         },
    {0x2713, "",            "CHECKm"                                                           },
};

/* What is left of the name behind the text up to its end or a bar; NULL if it begins otherwise.
 * Small letters of the name are compared as capitals. Recurses once for each word that a text
 * holds; words hold none. */
static const char *behind(const char *name, const char *text) {
    for (; name != NULL && *text != 0 && *text != '|'; text++) {
        if (*text >= 'a') {
            name = behind(name, words[*text - 'a']);
        } else {
            char ch = *name >= 'a' && *name <= 'z' ? (char)(*name - 0x20) : *name;
            name = ch == *text ? name + 1 : NULL;
        }
    }
    return name;
}

/* All runs are tried in turn: nothing is sorted, since a search happens once for each \N{...} that
 * is compiled. */
uint32_t charname_find(const char *name) {
    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
        const char *rest = behind(name, runs[i].begin), *text = runs[i].names;
        for (uint32_t code = runs[i].first; rest != NULL && text != NULL; code++) {
            const char *end = behind(rest, text);
            if (end != NULL && end != rest && *end == 0) {
                return code;
            }
            text = strchr(text, '|');
            text = text != NULL ? text + 1 : NULL;
        }
    }
    return 0;
}
