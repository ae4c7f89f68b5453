/* Recipes: the choices that one lists are a recipe that lists the same; and a
 * part can be drawn of every kind that one has. */
#include "common/rng.h"
#include "formats/recipe.h"
#include "tests/fuzz/fuzz.h"

const char fuzz_seeds[] = "";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct fuzz_file f = fuzz_file(data, n);
    struct text list = {0}, again = {0};
    struct recipe r, copy;

    recipe_init(&r), recipe_init(&copy);
    if (recipe_read(&r, f.path) == 0) {
        recipe_list(&r, &list);
        struct fuzz_file listed = fuzz_file(text_str(&list), list.len);
        FUZZ_CHECK(recipe_read(&copy, listed.path) == 0);
        recipe_list(&copy, &again);
        FUZZ_CHECK(!strcmp(text_str(&list), text_str(&again)));
        close(listed.fd);
        if (recipe_check(&r) == 0) {
            struct rng rng = rng_make(1, 0);
            for (int k = 0; k < PART_KINDS; k++)
                if (r.parts[k].n) FUZZ_CHECK(r.parts[k].at[recipe_draw(&r, (enum recipe_kind)k, &rng)].path);
        }
    }
    recipe_release(&r), recipe_release(&copy);
    text_release(&list), text_release(&again);
    close(f.fd);
    return 0;
}
