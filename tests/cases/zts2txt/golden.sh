# hand-written text, in every type and shape, comes back in its shortest digits
cat >a.txt <<'END'
# comments and blank lines may stand anywhere

item
series spec f32 2 3 @0
key song one
attr frame_rate_hz=100
attr note=a = b
0 .1 1e0
# here too
-0 nan inf
tensor onset f64 1 3
  0.01	2   100
item
series spec f32 1 3 @2 last
key song one
nan(0xffc00001) 1e-45 3.4028235e38
tensor scalar i64
-9223372036854775808
tensor u u64 2
0 18446744073709551615
tensor h f16 5
1.001 65504 6e-8 -inf nan
tensor empty u8 2 0
tensor cube i16 2 1 3
1 2 3 -32768 32767
5
tensor small i8 2
-128 127
tensor w u16 1
65535
tensor l i32 1
-2147483648
tensor m u32 1
4294967295
tensor pi f64 2
3.141592653589793 0.1
index
attr segments=2
end
END
txt2zts -o a.zts a.txt
zts2txt a.zts
