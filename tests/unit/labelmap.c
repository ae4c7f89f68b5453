/* labelmap.c - every table that comes with the suite, and what a table may not be. */
#include <string.h>

#include "formats/labelmap.h"
#include "tests/unit/unit.h"

static struct labelmap m;

static void is(const char *label, const char *cls)
{
    int c = labelmap_find(&m, label);
    const char *found = c == LABEL_UNKNOWN ? "unknown" : c == LABEL_NOTHING ? "nothing" : m.classes.label[c];
    CHECK(!strcmp(found, cls));
    if (strcmp(found, cls)) printf("%s is %s, wanted %s\n", label, found, cls);
}

static void table(const char *name, const char *classes)
{
    CHECK(labelmap_read(&m, name) == 0);
    if (m.error[0]) printf("%s\n", m.error);
    CHECK(m.classes.text && !strcmp(m.classes.text, classes));
}

/* "KD bd": these labels, and the table at hand has no others. */
static void rows(const char *const *row)
{
    size_t n = 0;

    for (; *row; row++) {
        char line[400], *save = NULL, *word;
        snprintf(line, sizeof line, "%s", *row);
        char *cls = strtok_r(line, " ", &save);
        for (; (word = strtok_r(NULL, " ", &save)); n++) is(word, strcmp(cls, "-") ? cls : "nothing");
    }
    CHECK(n == m.n);
}

#define ROWS(...) rows((const char *const[]){__VA_ARGS__, NULL})
#define REST "27 28 29 30 31 32 33 34 60 61 62 63 64 65 66 67 68 69 70 71 72 73 74 76 77 78 79 80 81 82 83 84 85 86 87"

/* What each label is in the thesis, and in the finer vocabularies. */
static void check_labels(void)
{
    labelmap_read(&m, "enst");
    ROWS("KD bd", "SD sd sd- sweep rs sticks cs", "TT mt mtr lmt lt ltr lft", "HH chh ohh", "CC cr spl ch rc c cb");
    labelmap_read(&m, "mdb");
    ROWS("KD KD", "SD SD SDB SDD SDF SDG SDNS SST", "TT HIT MHT HFT LFT", "HH CHH OHH PHH TMB", "CC RDC RDB CRC CHC SPC");
    labelmap_read(&m, "mdb-class");
    ROWS("KD KD", "SD SD", "TT TT", "HH HH", "CC CY", "- OT");
    labelmap_read(&m, "gm");
    ROWS("KD 35 36", "SD 37 38 39 40", "TT 41 43 45 47 48 50", "HH 42 44 46 54", "CC 49 51 52 53 55 56 57 59", "- 58 75 " REST);
    labelmap_read(&m, "roland");
    ROWS("KD 35 36", "SD 37 38 39 40", "TT 41 43 45 47 48 50 58", "HH 22 26 42 44 46 54", "CC 49 51 52 53 55 56 57 59", "- 75 " REST);
    labelmap_read(&m, "enst-18");
    ROWS("BD bd", "SD sd sd- sweep", "SS rs cs", "CL sticks", "MT mt mtr", "LT lmt lt ltr lft", "CHH chh", "OHH ohh", "CRC cr c", "SPC spl",
         "CHC ch", "RD rc", "CB cb");
    labelmap_read(&m, "mdb-18");
    ROWS("BD KD", "SD SD SDB SDD SDF SDG SDNS", "SS SST", "HT HIT", "MT MHT", "LT HFT LFT", "CHH CHH", "OHH OHH", "PHH PHH", "TB TMB", "RD RDC",
         "RB RDB", "CRC CRC", "CHC CHC", "SPC SPC");
    labelmap_read(&m, "gm-18");
    ROWS("BD 35 36", "SD 38 40", "SS 37", "CLP 39", "LT 41 43", "MT 45 47", "HT 48 50", "CHH 42", "PHH 44", "OHH 46", "TB 54", "RD 51 59", "RB 53",
         "CRC 49 57", "SPC 55", "CHC 52", "CB 56", "CL 75", "- 58 " REST);
    labelmap_read(&m, "roland-18");
    ROWS("BD 35 36", "SD 38 40", "SS 37", "CLP 39", "LT 41 43 58", "MT 45 47", "HT 48 50", "CHH 42 22", "PHH 44", "OHH 46 26", "TB 54", "RD 51 59",
         "RB 53", "CRC 49 57", "SPC 55", "CHC 52", "CB 56", "CL 75", "- " REST);
}

/* The smaller tables are the one of 18, its classes joined. */
static void check_nesting(void)
{
    static const char *const into[][3] = {
        {"BD", "BD", "BD"}, {"SD", "SD", "SD"}, {"SS", "-", "-"}, {"CLP", "-", "-"}, {"LT", "TT", "-"}, {"MT", "TT", "-"}, {"HT", "TT", "-"},
        {"CHH", "HH", "HH"}, {"PHH", "HH", "HH"}, {"OHH", "HH", "HH"}, {"TB", "-", "-"}, {"RD", "RD", "-"}, {"RB", "BE", "-"}, {"CRC", "CY", "-"},
        {"SPC", "CY", "-"}, {"CHC", "CY", "-"}, {"CB", "BE", "-"}, {"CL", "CL", "-"},
    };
    static const char *const source[] = {"gm", "roland", "mdb", "enst"};
    char name[20];

    for (int s = 0; s < 4; s++)
        for (int v = 1; v < 3; v++) {
            struct labelmap fine = {0};
            snprintf(name, sizeof name, "%s-18", source[s]), labelmap_read(&fine, name);
            snprintf(name, sizeof name, "%s-%d", source[s], v == 1 ? 8 : 3), labelmap_read(&m, name);
            CHECK(fine.n == m.n && m.n > 0);
            for (size_t i = 0; i < fine.n; i++) {
                int cls = fine.at[i].cls;
                const char *want = cls < 0 ? "-" : into[cls][v];
                CHECK(cls < 0 || !strcmp(into[cls][0], fine.classes.label[cls]));
                is(fine.at[i].label, strcmp(want, "-") ? want : "nothing");
            }
            labelmap_release(&fine);
        }
}

static void check_tables(void)
{
    static const char five[] = "KD SD TT HH CC", three[] = "BD SD HH", eight[] = "BD SD TT HH CY RD BE CL";
    static const char eighteen[] = "BD SD SS CLP LT MT HT CHH PHH OHH TB RD RB CRC SPC CHC CB CL";
    static const char *const source[] = {"gm", "roland", "mdb", "enst"};
    char name[20];

    for (size_t i = 0; i < 4; i++) {
        table(source[i], five);
        snprintf(name, sizeof name, "%s-3", source[i]), table(name, three);
        snprintf(name, sizeof name, "%s-8", source[i]), table(name, eight);
        snprintf(name, sizeof name, "%s-18", source[i]), table(name, eighteen);
    }
    table("enst", five);
    is("sd", "SD"), is("sd-", "SD"), is("sd1", "SD"), is("rs", "SD"), is("mt4", "TT"), is("c", "CC"), is("c2", "CC"), is("sd11", "unknown"), is("xx", "unknown");
    table("enst-18", eighteen);
    is("rs", "SS"), is("sticks", "CL"), is("ch5", "CHC"), is("c", "CRC"), is("lmt", "LT");
    table("mdb", five);
    is("SST", "SD"), is("TMB", "HH"), is("kd", "unknown"), is("KD1", "unknown");
    table("mdb-8", eight);
    is("SST", "nothing"), is("RDB", "BE"), is("HFT", "TT");
    table("mdb-class", five), is("OT", "nothing"), is("CY", "CC");
    table("mdb-class-3", three), is("CY", "nothing"), is("KD", "BD");
    table("five", five), table("three", three), table("eight", eight), table("eighteen", eighteen);
    table("gm", five);
    is("58", "nothing"), is("60", "nothing"), is("88", "unknown"), is("26", "unknown"), is("39", "SD"), is("54", "HH");
    for (int n = 27; n <= 87; n++) CHECK(m.pitch[n] != LABEL_UNKNOWN);
    table("roland", five);
    is("58", "TT"), is("22", "HH"), is("26", "HH"), is("21", "unknown");
    table("roland-18", eighteen), is("58", "LT"), is("22", "CHH"), is("26", "OHH"), is("75", "CL");
    table("gm-18", eighteen), is("75", "CL"), is("74", "nothing"), is("58", "nothing");
    table("gm-3", three), is("41", "nothing"), is("46", "HH"), is("39", "nothing");
}

static void check_kits(void)
{
    static const int groove[22][2] = {{36, 36}, {38, 38}, {40, 40}, {37, 37}, {48, 48}, {50, 48}, {45, 45}, {47, 45}, {43, 43}, {58, 43}, {42, 42},
                                      {22, 42}, {44, 44}, {46, 46}, {26, 46}, {49, 49}, {55, 49}, {57, 57}, {52, 57}, {51, 51}, {59, 51}, {53, 53}};
    CHECK(labelmap_read_kit(&m, "td11-gm") == 0);
    for (int i = 0; i < 22; i++) CHECK(labelmap_note(&m, groove[i][0]) == groove[i][1]);
    CHECK(labelmap_note(&m, 35) == LABEL_UNKNOWN);
    static const char *const kit[] = {"kit-gm", "kit-roland"}, *const vocabulary[] = {"five", "three", "eight", "eighteen", "mdb", "mdb-class", "enst"};
    for (int k = 0; k < 2; k++) {
        CHECK(labelmap_read_kit(&m, kit[k]) == 0);
        for (int v = 0; v < 7; v++) {  // every label of every table can be played
            struct labelmap other = {0};
            CHECK(labelmap_read(&other, vocabulary[v]) == 0);
            for (size_t i = 0; i < other.n; i++) {
                int c = labelmap_find(&m, other.at[i].label);
                if (!strcmp(other.at[i].label, "OT")) continue;
                CHECK(c != LABEL_UNKNOWN);
                if (c == LABEL_UNKNOWN) printf("%s lacks %s of %s\n", kit[k], other.at[i].label, vocabulary[v]);
            }
            labelmap_release(&other);
        }
    }
}

/* Written to a file and refused with a sentence that has `what`. */
static void refuse(const char *text, const char *what)
{
    FILE *f = fopen("x.map", "w");
    fputs(text, f), fclose(f);
    CHECK(labelmap_read(&m, "x.map") == -1);
    CHECK(strstr(m.error, what) != NULL && m.n == 0);
    if (!strstr(m.error, what)) printf("wanted '%s', got '%s'\n", what, m.error);
}

static void check_bad(void)
{
    refuse("", "names no class");
    refuse("# KD 36\n- 35\n", "names no class");
    refuse("KD 36\nSD 38 36\n", "line 2: '36' is in the table already");
    refuse("KD 36-30\n", "run backwards");
    refuse("KD 36\nSD=1 38\n", "line 2: the class 'SD=1' holds");
    refuse("KD,SD 36\n", "line 1: the class 'KD,SD' holds");
    refuse("KD 30-36 31\n", "'31' is in the table already");
    refuse("@trim\nKD 36\n", "takes one word");
    refuse("@trim 0 1\nKD 36\n", "takes one word");
    refuse("@cut 0\n", "no directive");
    CHECK(labelmap_read(&m, "nosuch") == -1 && strstr(m.error, "no table of this suite"));
    CHECK(labelmap_read(&m, "no/such") == -1 && strstr(m.error, "No such file"));
    CHECK(labelmap_read(&m, ".") == -1 && strstr(m.error, "directory"));
    CHECK(labelmap_read_kit(&m, "gm") == -1 && strstr(m.error, "'KD' is no note"));
    FILE *f = fopen("x.map", "w");
    fputs("A a-b a=b a,b 1-2 03 200 5-5\r\nB\n A c # more\n- d", f), fclose(f);
    CHECK(labelmap_read(&m, "./x.map") == 0);
    CHECK(m.classes.n == 2 && m.n == 10);
    is("a-b", "A"), is("a=b", "A"), is("a,b", "A"), is("1", "A"), is("2", "A"), is("03", "A"), is("200", "A"), is("5", "A"), is("c", "A"), is("d", "nothing"), is("more", "unknown");
    CHECK(m.pitch[1] == 0 && m.pitch[3] == LABEL_UNKNOWN);
}

int main(void)
{
    check_tables();
    check_labels();
    check_nesting();
    check_kits();
    check_bad();
    labelmap_release(&m);
    return unit_done();
}
