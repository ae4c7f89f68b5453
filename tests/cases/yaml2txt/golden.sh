# the two styles, lists, quotes, blocks, empty things, a comment
yaml2txt <<'X'
UUID: 17bd9a            # a comment
stems:
  S00:
    is_drum: false
    plugin: "a\tb \\ \u00e9"
  S01: {is_drum: true, notes: [35, 38, [1, 2]]}
list:
- one
- two: 2
  three: 'it''s'
-
text: |
  two
  lines
empty: ""
nothing:
none: []
X
printf 'just this\n' | yaml2txt
printf -- '- a\n- b\n' >list; yaml2txt -o out list; cat out
