// Classes with many fields and methods: field offsets and vtables beyond short encodings, large interface tables.

class Large {
  f0: number;
  f1: number;
  f2: number;
  f3: number;
  f4: number;
  f5: number;
  f6: number;
  f7: number;
  f8: number;
  f9: number;
  f10: number;
  f11: number;
  f12: number;
  f13: number;
  f14: number;
  f15: number;
  f16: number;
  f17: number;
  f18: number;
  f19: number;
  f20: number;
  f21: number;
  f22: number;
  f23: number;
  f24: number;
  f25: number;
  f26: number;
  f27: number;
  f28: number;
  f29: number;
  f30: number;
  f31: number;
  f32: number;
  f33: number;
  f34: number;
  f35: number;
  f36: number;
  f37: number;
  f38: number;
  f39: number;
  f40: number;
  f41: number;
  f42: number;
  f43: number;
  f44: number;
  f45: number;
  f46: number;
  f47: number;
  f48: number;
  f49: number;
  f50: number;
  f51: number;
  f52: number;
  f53: number;
  f54: number;
  f55: number;
  f56: number;
  f57: number;
  f58: number;
  f59: number;
  f60: number;
  f61: number;
  f62: number;
  f63: number;
  f64: number;
  f65: number;
  f66: number;
  f67: number;
  f68: number;
  f69: number;
  constructor(seed: number) {
    this.f0 = seed + 0;
    this.f1 = seed + 1;
    this.f2 = seed + 2;
    this.f3 = seed + 3;
    this.f4 = seed + 4;
    this.f5 = seed + 5;
    this.f6 = seed + 6;
    this.f7 = seed + 7;
    this.f8 = seed + 8;
    this.f9 = seed + 9;
    this.f10 = seed + 10;
    this.f11 = seed + 11;
    this.f12 = seed + 12;
    this.f13 = seed + 13;
    this.f14 = seed + 14;
    this.f15 = seed + 15;
    this.f16 = seed + 16;
    this.f17 = seed + 17;
    this.f18 = seed + 18;
    this.f19 = seed + 19;
    this.f20 = seed + 20;
    this.f21 = seed + 21;
    this.f22 = seed + 22;
    this.f23 = seed + 23;
    this.f24 = seed + 24;
    this.f25 = seed + 25;
    this.f26 = seed + 26;
    this.f27 = seed + 27;
    this.f28 = seed + 28;
    this.f29 = seed + 29;
    this.f30 = seed + 30;
    this.f31 = seed + 31;
    this.f32 = seed + 32;
    this.f33 = seed + 33;
    this.f34 = seed + 34;
    this.f35 = seed + 35;
    this.f36 = seed + 36;
    this.f37 = seed + 37;
    this.f38 = seed + 38;
    this.f39 = seed + 39;
    this.f40 = seed + 40;
    this.f41 = seed + 41;
    this.f42 = seed + 42;
    this.f43 = seed + 43;
    this.f44 = seed + 44;
    this.f45 = seed + 45;
    this.f46 = seed + 46;
    this.f47 = seed + 47;
    this.f48 = seed + 48;
    this.f49 = seed + 49;
    this.f50 = seed + 50;
    this.f51 = seed + 51;
    this.f52 = seed + 52;
    this.f53 = seed + 53;
    this.f54 = seed + 54;
    this.f55 = seed + 55;
    this.f56 = seed + 56;
    this.f57 = seed + 57;
    this.f58 = seed + 58;
    this.f59 = seed + 59;
    this.f60 = seed + 60;
    this.f61 = seed + 61;
    this.f62 = seed + 62;
    this.f63 = seed + 63;
    this.f64 = seed + 64;
    this.f65 = seed + 65;
    this.f66 = seed + 66;
    this.f67 = seed + 67;
    this.f68 = seed + 68;
    this.f69 = seed + 69;
  }
  m0(x: number): number {
    return this.f0 * 0 + x;
  }
  m1(x: number): number {
    return this.f1 * 1 + x;
  }
  m2(x: number): number {
    return this.f2 * 2 + x;
  }
  m3(x: number): number {
    return this.f3 * 3 + x;
  }
  m4(x: number): number {
    return this.f4 * 4 + x;
  }
  m5(x: number): number {
    return this.f5 * 5 + x;
  }
  m6(x: number): number {
    return this.f6 * 6 + x;
  }
  m7(x: number): number {
    return this.f7 * 7 + x;
  }
  m8(x: number): number {
    return this.f8 * 8 + x;
  }
  m9(x: number): number {
    return this.f9 * 9 + x;
  }
  m10(x: number): number {
    return this.f10 * 10 + x;
  }
  m11(x: number): number {
    return this.f11 * 11 + x;
  }
  m12(x: number): number {
    return this.f12 * 12 + x;
  }
  m13(x: number): number {
    return this.f13 * 13 + x;
  }
  m14(x: number): number {
    return this.f14 * 14 + x;
  }
  m15(x: number): number {
    return this.f15 * 15 + x;
  }
  m16(x: number): number {
    return this.f16 * 16 + x;
  }
  m17(x: number): number {
    return this.f17 * 17 + x;
  }
  m18(x: number): number {
    return this.f18 * 18 + x;
  }
  m19(x: number): number {
    return this.f19 * 19 + x;
  }
  m20(x: number): number {
    return this.f20 * 20 + x;
  }
  m21(x: number): number {
    return this.f21 * 21 + x;
  }
  m22(x: number): number {
    return this.f22 * 22 + x;
  }
  m23(x: number): number {
    return this.f23 * 23 + x;
  }
  m24(x: number): number {
    return this.f24 * 24 + x;
  }
  m25(x: number): number {
    return this.f25 * 25 + x;
  }
  m26(x: number): number {
    return this.f26 * 26 + x;
  }
  m27(x: number): number {
    return this.f27 * 27 + x;
  }
  m28(x: number): number {
    return this.f28 * 28 + x;
  }
  m29(x: number): number {
    return this.f29 * 29 + x;
  }
  m30(x: number): number {
    return this.f30 * 30 + x;
  }
  m31(x: number): number {
    return this.f31 * 31 + x;
  }
  m32(x: number): number {
    return this.f32 * 32 + x;
  }
  m33(x: number): number {
    return this.f33 * 33 + x;
  }
  m34(x: number): number {
    return this.f34 * 34 + x;
  }
  m35(x: number): number {
    return this.f35 * 35 + x;
  }
  m36(x: number): number {
    return this.f36 * 36 + x;
  }
  m37(x: number): number {
    return this.f37 * 37 + x;
  }
  m38(x: number): number {
    return this.f38 * 38 + x;
  }
  m39(x: number): number {
    return this.f39 * 39 + x;
  }
  m40(x: number): number {
    return this.f40 * 40 + x;
  }
  m41(x: number): number {
    return this.f41 * 41 + x;
  }
  m42(x: number): number {
    return this.f42 * 42 + x;
  }
  m43(x: number): number {
    return this.f43 * 43 + x;
  }
  m44(x: number): number {
    return this.f44 * 44 + x;
  }
  m45(x: number): number {
    return this.f45 * 45 + x;
  }
  m46(x: number): number {
    return this.f46 * 46 + x;
  }
  m47(x: number): number {
    return this.f47 * 47 + x;
  }
  m48(x: number): number {
    return this.f48 * 48 + x;
  }
  m49(x: number): number {
    return this.f49 * 49 + x;
  }
  m50(x: number): number {
    return this.f50 * 50 + x;
  }
  m51(x: number): number {
    return this.f51 * 51 + x;
  }
  m52(x: number): number {
    return this.f52 * 52 + x;
  }
  m53(x: number): number {
    return this.f53 * 53 + x;
  }
  m54(x: number): number {
    return this.f54 * 54 + x;
  }
  m55(x: number): number {
    return this.f55 * 55 + x;
  }
  m56(x: number): number {
    return this.f56 * 56 + x;
  }
  m57(x: number): number {
    return this.f57 * 57 + x;
  }
  m58(x: number): number {
    return this.f58 * 58 + x;
  }
  m59(x: number): number {
    return this.f59 * 59 + x;
  }
  m60(x: number): number {
    return this.f60 * 60 + x;
  }
  m61(x: number): number {
    return this.f61 * 61 + x;
  }
  m62(x: number): number {
    return this.f62 * 62 + x;
  }
  m63(x: number): number {
    return this.f63 * 63 + x;
  }
  m64(x: number): number {
    return this.f64 * 64 + x;
  }
  m65(x: number): number {
    return this.f65 * 65 + x;
  }
  m66(x: number): number {
    return this.f66 * 66 + x;
  }
  m67(x: number): number {
    return this.f67 * 67 + x;
  }
  m68(x: number): number {
    return this.f68 * 68 + x;
  }
  m69(x: number): number {
    return this.f69 * 69 + x;
  }
  m70(x: number): number {
    return this.f0 * 70 + x;
  }
  m71(x: number): number {
    return this.f1 * 71 + x;
  }
  m72(x: number): number {
    return this.f2 * 72 + x;
  }
  m73(x: number): number {
    return this.f3 * 73 + x;
  }
  m74(x: number): number {
    return this.f4 * 74 + x;
  }
  m75(x: number): number {
    return this.f5 * 75 + x;
  }
  m76(x: number): number {
    return this.f6 * 76 + x;
  }
  m77(x: number): number {
    return this.f7 * 77 + x;
  }
  m78(x: number): number {
    return this.f8 * 78 + x;
  }
  m79(x: number): number {
    return this.f9 * 79 + x;
  }
  m80(x: number): number {
    return this.f10 * 80 + x;
  }
  m81(x: number): number {
    return this.f11 * 81 + x;
  }
  m82(x: number): number {
    return this.f12 * 82 + x;
  }
  m83(x: number): number {
    return this.f13 * 83 + x;
  }
  m84(x: number): number {
    return this.f14 * 84 + x;
  }
  m85(x: number): number {
    return this.f15 * 85 + x;
  }
  m86(x: number): number {
    return this.f16 * 86 + x;
  }
  m87(x: number): number {
    return this.f17 * 87 + x;
  }
  m88(x: number): number {
    return this.f18 * 88 + x;
  }
  m89(x: number): number {
    return this.f19 * 89 + x;
  }
  m90(x: number): number {
    return this.f20 * 90 + x;
  }
  m91(x: number): number {
    return this.f21 * 91 + x;
  }
  m92(x: number): number {
    return this.f22 * 92 + x;
  }
  m93(x: number): number {
    return this.f23 * 93 + x;
  }
  m94(x: number): number {
    return this.f24 * 94 + x;
  }
  m95(x: number): number {
    return this.f25 * 95 + x;
  }
  m96(x: number): number {
    return this.f26 * 96 + x;
  }
  m97(x: number): number {
    return this.f27 * 97 + x;
  }
  m98(x: number): number {
    return this.f28 * 98 + x;
  }
  m99(x: number): number {
    return this.f29 * 99 + x;
  }
  m100(x: number): number {
    return this.f30 * 100 + x;
  }
  m101(x: number): number {
    return this.f31 * 101 + x;
  }
  m102(x: number): number {
    return this.f32 * 102 + x;
  }
  m103(x: number): number {
    return this.f33 * 103 + x;
  }
  m104(x: number): number {
    return this.f34 * 104 + x;
  }
  m105(x: number): number {
    return this.f35 * 105 + x;
  }
  m106(x: number): number {
    return this.f36 * 106 + x;
  }
  m107(x: number): number {
    return this.f37 * 107 + x;
  }
  m108(x: number): number {
    return this.f38 * 108 + x;
  }
  m109(x: number): number {
    return this.f39 * 109 + x;
  }
  m110(x: number): number {
    return this.f40 * 110 + x;
  }
  m111(x: number): number {
    return this.f41 * 111 + x;
  }
  m112(x: number): number {
    return this.f42 * 112 + x;
  }
  m113(x: number): number {
    return this.f43 * 113 + x;
  }
  m114(x: number): number {
    return this.f44 * 114 + x;
  }
  m115(x: number): number {
    return this.f45 * 115 + x;
  }
  m116(x: number): number {
    return this.f46 * 116 + x;
  }
  m117(x: number): number {
    return this.f47 * 117 + x;
  }
  m118(x: number): number {
    return this.f48 * 118 + x;
  }
  m119(x: number): number {
    return this.f49 * 119 + x;
  }
  m120(x: number): number {
    return this.f50 * 120 + x;
  }
  m121(x: number): number {
    return this.f51 * 121 + x;
  }
  m122(x: number): number {
    return this.f52 * 122 + x;
  }
  m123(x: number): number {
    return this.f53 * 123 + x;
  }
  m124(x: number): number {
    return this.f54 * 124 + x;
  }
  m125(x: number): number {
    return this.f55 * 125 + x;
  }
  m126(x: number): number {
    return this.f56 * 126 + x;
  }
  m127(x: number): number {
    return this.f57 * 127 + x;
  }
  m128(x: number): number {
    return this.f58 * 128 + x;
  }
  m129(x: number): number {
    return this.f59 * 129 + x;
  }
  m130(x: number): number {
    return this.f60 * 130 + x;
  }
  m131(x: number): number {
    return this.f61 * 131 + x;
  }
  m132(x: number): number {
    return this.f62 * 132 + x;
  }
  m133(x: number): number {
    return this.f63 * 133 + x;
  }
  m134(x: number): number {
    return this.f64 * 134 + x;
  }
  m135(x: number): number {
    return this.f65 * 135 + x;
  }
  m136(x: number): number {
    return this.f66 * 136 + x;
  }
  m137(x: number): number {
    return this.f67 * 137 + x;
  }
  m138(x: number): number {
    return this.f68 * 138 + x;
  }
  m139(x: number): number {
    return this.f69 * 139 + x;
  }
  m140(x: number): number {
    return this.f0 * 140 + x;
  }
  m141(x: number): number {
    return this.f1 * 141 + x;
  }
  m142(x: number): number {
    return this.f2 * 142 + x;
  }
  m143(x: number): number {
    return this.f3 * 143 + x;
  }
  m144(x: number): number {
    return this.f4 * 144 + x;
  }
  m145(x: number): number {
    return this.f5 * 145 + x;
  }
  m146(x: number): number {
    return this.f6 * 146 + x;
  }
  m147(x: number): number {
    return this.f7 * 147 + x;
  }
  m148(x: number): number {
    return this.f8 * 148 + x;
  }
  m149(x: number): number {
    return this.f9 * 149 + x;
  }
  m150(x: number): number {
    return this.f10 * 150 + x;
  }
  m151(x: number): number {
    return this.f11 * 151 + x;
  }
  m152(x: number): number {
    return this.f12 * 152 + x;
  }
  m153(x: number): number {
    return this.f13 * 153 + x;
  }
  m154(x: number): number {
    return this.f14 * 154 + x;
  }
  m155(x: number): number {
    return this.f15 * 155 + x;
  }
  m156(x: number): number {
    return this.f16 * 156 + x;
  }
  m157(x: number): number {
    return this.f17 * 157 + x;
  }
  m158(x: number): number {
    return this.f18 * 158 + x;
  }
  m159(x: number): number {
    return this.f19 * 159 + x;
  }
  m160(x: number): number {
    return this.f20 * 160 + x;
  }
  m161(x: number): number {
    return this.f21 * 161 + x;
  }
  m162(x: number): number {
    return this.f22 * 162 + x;
  }
  m163(x: number): number {
    return this.f23 * 163 + x;
  }
  m164(x: number): number {
    return this.f24 * 164 + x;
  }
  m165(x: number): number {
    return this.f25 * 165 + x;
  }
  m166(x: number): number {
    return this.f26 * 166 + x;
  }
  m167(x: number): number {
    return this.f27 * 167 + x;
  }
  m168(x: number): number {
    return this.f28 * 168 + x;
  }
  m169(x: number): number {
    return this.f29 * 169 + x;
  }
  m170(x: number): number {
    return this.f30 * 170 + x;
  }
  m171(x: number): number {
    return this.f31 * 171 + x;
  }
  m172(x: number): number {
    return this.f32 * 172 + x;
  }
  m173(x: number): number {
    return this.f33 * 173 + x;
  }
  m174(x: number): number {
    return this.f34 * 174 + x;
  }
  m175(x: number): number {
    return this.f35 * 175 + x;
  }
  m176(x: number): number {
    return this.f36 * 176 + x;
  }
  m177(x: number): number {
    return this.f37 * 177 + x;
  }
  m178(x: number): number {
    return this.f38 * 178 + x;
  }
  m179(x: number): number {
    return this.f39 * 179 + x;
  }
  m180(x: number): number {
    return this.f40 * 180 + x;
  }
  m181(x: number): number {
    return this.f41 * 181 + x;
  }
  m182(x: number): number {
    return this.f42 * 182 + x;
  }
  m183(x: number): number {
    return this.f43 * 183 + x;
  }
  m184(x: number): number {
    return this.f44 * 184 + x;
  }
  m185(x: number): number {
    return this.f45 * 185 + x;
  }
  m186(x: number): number {
    return this.f46 * 186 + x;
  }
  m187(x: number): number {
    return this.f47 * 187 + x;
  }
  m188(x: number): number {
    return this.f48 * 188 + x;
  }
  m189(x: number): number {
    return this.f49 * 189 + x;
  }
  m190(x: number): number {
    return this.f50 * 190 + x;
  }
  m191(x: number): number {
    return this.f51 * 191 + x;
  }
  m192(x: number): number {
    return this.f52 * 192 + x;
  }
  m193(x: number): number {
    return this.f53 * 193 + x;
  }
  m194(x: number): number {
    return this.f54 * 194 + x;
  }
  m195(x: number): number {
    return this.f55 * 195 + x;
  }
  m196(x: number): number {
    return this.f56 * 196 + x;
  }
  m197(x: number): number {
    return this.f57 * 197 + x;
  }
  m198(x: number): number {
    return this.f58 * 198 + x;
  }
  m199(x: number): number {
    return this.f59 * 199 + x;
  }
  m200(x: number): number {
    return this.f60 * 200 + x;
  }
  m201(x: number): number {
    return this.f61 * 201 + x;
  }
  m202(x: number): number {
    return this.f62 * 202 + x;
  }
  m203(x: number): number {
    return this.f63 * 203 + x;
  }
  m204(x: number): number {
    return this.f64 * 204 + x;
  }
  m205(x: number): number {
    return this.f65 * 205 + x;
  }
  m206(x: number): number {
    return this.f66 * 206 + x;
  }
  m207(x: number): number {
    return this.f67 * 207 + x;
  }
  m208(x: number): number {
    return this.f68 * 208 + x;
  }
  m209(x: number): number {
    return this.f69 * 209 + x;
  }
  m210(x: number): number {
    return this.f0 * 210 + x;
  }
  m211(x: number): number {
    return this.f1 * 211 + x;
  }
  m212(x: number): number {
    return this.f2 * 212 + x;
  }
  m213(x: number): number {
    return this.f3 * 213 + x;
  }
  m214(x: number): number {
    return this.f4 * 214 + x;
  }
  m215(x: number): number {
    return this.f5 * 215 + x;
  }
  m216(x: number): number {
    return this.f6 * 216 + x;
  }
  m217(x: number): number {
    return this.f7 * 217 + x;
  }
  m218(x: number): number {
    return this.f8 * 218 + x;
  }
  m219(x: number): number {
    return this.f9 * 219 + x;
  }
  m220(x: number): number {
    return this.f10 * 220 + x;
  }
  m221(x: number): number {
    return this.f11 * 221 + x;
  }
  m222(x: number): number {
    return this.f12 * 222 + x;
  }
  m223(x: number): number {
    return this.f13 * 223 + x;
  }
  m224(x: number): number {
    return this.f14 * 224 + x;
  }
  m225(x: number): number {
    return this.f15 * 225 + x;
  }
  m226(x: number): number {
    return this.f16 * 226 + x;
  }
  m227(x: number): number {
    return this.f17 * 227 + x;
  }
  m228(x: number): number {
    return this.f18 * 228 + x;
  }
  m229(x: number): number {
    return this.f19 * 229 + x;
  }
  m230(x: number): number {
    return this.f20 * 230 + x;
  }
  m231(x: number): number {
    return this.f21 * 231 + x;
  }
  m232(x: number): number {
    return this.f22 * 232 + x;
  }
  m233(x: number): number {
    return this.f23 * 233 + x;
  }
  m234(x: number): number {
    return this.f24 * 234 + x;
  }
  m235(x: number): number {
    return this.f25 * 235 + x;
  }
  m236(x: number): number {
    return this.f26 * 236 + x;
  }
  m237(x: number): number {
    return this.f27 * 237 + x;
  }
  m238(x: number): number {
    return this.f28 * 238 + x;
  }
  m239(x: number): number {
    return this.f29 * 239 + x;
  }
  m240(x: number): number {
    return this.f30 * 240 + x;
  }
  m241(x: number): number {
    return this.f31 * 241 + x;
  }
  m242(x: number): number {
    return this.f32 * 242 + x;
  }
  m243(x: number): number {
    return this.f33 * 243 + x;
  }
  m244(x: number): number {
    return this.f34 * 244 + x;
  }
  m245(x: number): number {
    return this.f35 * 245 + x;
  }
  m246(x: number): number {
    return this.f36 * 246 + x;
  }
  m247(x: number): number {
    return this.f37 * 247 + x;
  }
  m248(x: number): number {
    return this.f38 * 248 + x;
  }
  m249(x: number): number {
    return this.f39 * 249 + x;
  }
  m250(x: number): number {
    return this.f40 * 250 + x;
  }
  m251(x: number): number {
    return this.f41 * 251 + x;
  }
  m252(x: number): number {
    return this.f42 * 252 + x;
  }
  m253(x: number): number {
    return this.f43 * 253 + x;
  }
  m254(x: number): number {
    return this.f44 * 254 + x;
  }
  m255(x: number): number {
    return this.f45 * 255 + x;
  }
  m256(x: number): number {
    return this.f46 * 256 + x;
  }
  m257(x: number): number {
    return this.f47 * 257 + x;
  }
  m258(x: number): number {
    return this.f48 * 258 + x;
  }
  m259(x: number): number {
    return this.f49 * 259 + x;
  }
  m260(x: number): number {
    return this.f50 * 260 + x;
  }
  m261(x: number): number {
    return this.f51 * 261 + x;
  }
  m262(x: number): number {
    return this.f52 * 262 + x;
  }
  m263(x: number): number {
    return this.f53 * 263 + x;
  }
  m264(x: number): number {
    return this.f54 * 264 + x;
  }
  m265(x: number): number {
    return this.f55 * 265 + x;
  }
  m266(x: number): number {
    return this.f56 * 266 + x;
  }
  m267(x: number): number {
    return this.f57 * 267 + x;
  }
  m268(x: number): number {
    return this.f58 * 268 + x;
  }
  m269(x: number): number {
    return this.f59 * 269 + x;
  }
}
class Larger extends Large {
  m0(x: number): number {
    return super.m0(x) - 0;
  }
  m3(x: number): number {
    return super.m3(x) - 3;
  }
  m6(x: number): number {
    return super.m6(x) - 6;
  }
  m9(x: number): number {
    return super.m9(x) - 9;
  }
  m12(x: number): number {
    return super.m12(x) - 12;
  }
  m15(x: number): number {
    return super.m15(x) - 15;
  }
  m18(x: number): number {
    return super.m18(x) - 18;
  }
  m21(x: number): number {
    return super.m21(x) - 21;
  }
  m24(x: number): number {
    return super.m24(x) - 24;
  }
  m27(x: number): number {
    return super.m27(x) - 27;
  }
  m30(x: number): number {
    return super.m30(x) - 30;
  }
  m33(x: number): number {
    return super.m33(x) - 33;
  }
  m36(x: number): number {
    return super.m36(x) - 36;
  }
  m39(x: number): number {
    return super.m39(x) - 39;
  }
  m42(x: number): number {
    return super.m42(x) - 42;
  }
  m45(x: number): number {
    return super.m45(x) - 45;
  }
  m48(x: number): number {
    return super.m48(x) - 48;
  }
  m51(x: number): number {
    return super.m51(x) - 51;
  }
  m54(x: number): number {
    return super.m54(x) - 54;
  }
  m57(x: number): number {
    return super.m57(x) - 57;
  }
  m60(x: number): number {
    return super.m60(x) - 60;
  }
  m63(x: number): number {
    return super.m63(x) - 63;
  }
  m66(x: number): number {
    return super.m66(x) - 66;
  }
  m69(x: number): number {
    return super.m69(x) - 69;
  }
  m72(x: number): number {
    return super.m72(x) - 72;
  }
  m75(x: number): number {
    return super.m75(x) - 75;
  }
  m78(x: number): number {
    return super.m78(x) - 78;
  }
  m81(x: number): number {
    return super.m81(x) - 81;
  }
  m84(x: number): number {
    return super.m84(x) - 84;
  }
  m87(x: number): number {
    return super.m87(x) - 87;
  }
  m90(x: number): number {
    return super.m90(x) - 90;
  }
  m93(x: number): number {
    return super.m93(x) - 93;
  }
  m96(x: number): number {
    return super.m96(x) - 96;
  }
  m99(x: number): number {
    return super.m99(x) - 99;
  }
  m102(x: number): number {
    return super.m102(x) - 102;
  }
  m105(x: number): number {
    return super.m105(x) - 105;
  }
  m108(x: number): number {
    return super.m108(x) - 108;
  }
  m111(x: number): number {
    return super.m111(x) - 111;
  }
  m114(x: number): number {
    return super.m114(x) - 114;
  }
  m117(x: number): number {
    return super.m117(x) - 117;
  }
  m120(x: number): number {
    return super.m120(x) - 120;
  }
  m123(x: number): number {
    return super.m123(x) - 123;
  }
  m126(x: number): number {
    return super.m126(x) - 126;
  }
  m129(x: number): number {
    return super.m129(x) - 129;
  }
  m132(x: number): number {
    return super.m132(x) - 132;
  }
  m135(x: number): number {
    return super.m135(x) - 135;
  }
  m138(x: number): number {
    return super.m138(x) - 138;
  }
  m141(x: number): number {
    return super.m141(x) - 141;
  }
  m144(x: number): number {
    return super.m144(x) - 144;
  }
  m147(x: number): number {
    return super.m147(x) - 147;
  }
  m150(x: number): number {
    return super.m150(x) - 150;
  }
  m153(x: number): number {
    return super.m153(x) - 153;
  }
  m156(x: number): number {
    return super.m156(x) - 156;
  }
  m159(x: number): number {
    return super.m159(x) - 159;
  }
  m162(x: number): number {
    return super.m162(x) - 162;
  }
  m165(x: number): number {
    return super.m165(x) - 165;
  }
  m168(x: number): number {
    return super.m168(x) - 168;
  }
  m171(x: number): number {
    return super.m171(x) - 171;
  }
  m174(x: number): number {
    return super.m174(x) - 174;
  }
  m177(x: number): number {
    return super.m177(x) - 177;
  }
  m180(x: number): number {
    return super.m180(x) - 180;
  }
  m183(x: number): number {
    return super.m183(x) - 183;
  }
  m186(x: number): number {
    return super.m186(x) - 186;
  }
  m189(x: number): number {
    return super.m189(x) - 189;
  }
  m192(x: number): number {
    return super.m192(x) - 192;
  }
  m195(x: number): number {
    return super.m195(x) - 195;
  }
  m198(x: number): number {
    return super.m198(x) - 198;
  }
  m201(x: number): number {
    return super.m201(x) - 201;
  }
  m204(x: number): number {
    return super.m204(x) - 204;
  }
  m207(x: number): number {
    return super.m207(x) - 207;
  }
  m210(x: number): number {
    return super.m210(x) - 210;
  }
  m213(x: number): number {
    return super.m213(x) - 213;
  }
  m216(x: number): number {
    return super.m216(x) - 216;
  }
  m219(x: number): number {
    return super.m219(x) - 219;
  }
  m222(x: number): number {
    return super.m222(x) - 222;
  }
  m225(x: number): number {
    return super.m225(x) - 225;
  }
  m228(x: number): number {
    return super.m228(x) - 228;
  }
  m231(x: number): number {
    return super.m231(x) - 231;
  }
  m234(x: number): number {
    return super.m234(x) - 234;
  }
  m237(x: number): number {
    return super.m237(x) - 237;
  }
  m240(x: number): number {
    return super.m240(x) - 240;
  }
  m243(x: number): number {
    return super.m243(x) - 243;
  }
  m246(x: number): number {
    return super.m246(x) - 246;
  }
  m249(x: number): number {
    return super.m249(x) - 249;
  }
  m252(x: number): number {
    return super.m252(x) - 252;
  }
  m255(x: number): number {
    return super.m255(x) - 255;
  }
  m258(x: number): number {
    return super.m258(x) - 258;
  }
  m261(x: number): number {
    return super.m261(x) - 261;
  }
  m264(x: number): number {
    return super.m264(x) - 264;
  }
  m267(x: number): number {
    return super.m267(x) - 267;
  }
  get a0(): number {
    return this.f0 * 100;
  }
  set a0(v: number) {
    this.f0 = v + 0;
  }
  get a1(): number {
    return this.f1 * 100;
  }
  set a1(v: number) {
    this.f1 = v + 1;
  }
  get a2(): number {
    return this.f2 * 100;
  }
  set a2(v: number) {
    this.f2 = v + 2;
  }
  get a3(): number {
    return this.f3 * 100;
  }
  set a3(v: number) {
    this.f3 = v + 3;
  }
  get a4(): number {
    return this.f4 * 100;
  }
  set a4(v: number) {
    this.f4 = v + 4;
  }
  get a5(): number {
    return this.f5 * 100;
  }
  set a5(v: number) {
    this.f5 = v + 5;
  }
  get a6(): number {
    return this.f6 * 100;
  }
  set a6(v: number) {
    this.f6 = v + 6;
  }
  get a7(): number {
    return this.f7 * 100;
  }
  set a7(v: number) {
    this.f7 = v + 7;
  }
  get a8(): number {
    return this.f8 * 100;
  }
  set a8(v: number) {
    this.f8 = v + 8;
  }
  get a9(): number {
    return this.f9 * 100;
  }
  set a9(v: number) {
    this.f9 = v + 9;
  }
  get a10(): number {
    return this.f10 * 100;
  }
  set a10(v: number) {
    this.f10 = v + 10;
  }
  get a11(): number {
    return this.f11 * 100;
  }
  set a11(v: number) {
    this.f11 = v + 11;
  }
  get a12(): number {
    return this.f12 * 100;
  }
  set a12(v: number) {
    this.f12 = v + 12;
  }
  get a13(): number {
    return this.f13 * 100;
  }
  set a13(v: number) {
    this.f13 = v + 13;
  }
  get a14(): number {
    return this.f14 * 100;
  }
  set a14(v: number) {
    this.f14 = v + 14;
  }
  get a15(): number {
    return this.f15 * 100;
  }
  set a15(v: number) {
    this.f15 = v + 15;
  }
  get a16(): number {
    return this.f16 * 100;
  }
  set a16(v: number) {
    this.f16 = v + 16;
  }
  get a17(): number {
    return this.f17 * 100;
  }
  set a17(v: number) {
    this.f17 = v + 17;
  }
  get a18(): number {
    return this.f18 * 100;
  }
  set a18(v: number) {
    this.f18 = v + 18;
  }
  get a19(): number {
    return this.f19 * 100;
  }
  set a19(v: number) {
    this.f19 = v + 19;
  }
}
interface Shape {
  m0(x: number): number;
  m7(x: number): number;
  m14(x: number): number;
  m21(x: number): number;
  m28(x: number): number;
  m35(x: number): number;
  m42(x: number): number;
  m49(x: number): number;
  m56(x: number): number;
  m63(x: number): number;
  m70(x: number): number;
  m77(x: number): number;
  m84(x: number): number;
  m91(x: number): number;
  m98(x: number): number;
  m105(x: number): number;
  m112(x: number): number;
  m119(x: number): number;
  m126(x: number): number;
  m133(x: number): number;
  m140(x: number): number;
  m147(x: number): number;
  m154(x: number): number;
  m161(x: number): number;
  m168(x: number): number;
  m175(x: number): number;
  m182(x: number): number;
  m189(x: number): number;
  m196(x: number): number;
  m203(x: number): number;
  m210(x: number): number;
  m217(x: number): number;
  m224(x: number): number;
  m231(x: number): number;
  m238(x: number): number;
  m245(x: number): number;
  m252(x: number): number;
  m259(x: number): number;
  m266(x: number): number;
  f0: number;
  f5: number;
  f10: number;
  f15: number;
  f20: number;
  f25: number;
  f30: number;
  f35: number;
  f40: number;
  f45: number;
  f50: number;
  f55: number;
  f60: number;
  f65: number;
}
let sum = 0;
for (const o of [new Large(1), new Larger(2)]) {
  sum += o.m0(0);
  sum += o.m1(1);
  sum += o.m2(2);
  sum += o.m3(3);
  sum += o.m4(4);
  sum += o.m5(5);
  sum += o.m6(6);
  sum += o.m7(7);
  sum += o.m8(8);
  sum += o.m9(9);
  sum += o.m10(10);
  sum += o.m11(11);
  sum += o.m12(12);
  sum += o.m13(13);
  sum += o.m14(14);
  sum += o.m15(15);
  sum += o.m16(16);
  sum += o.m17(17);
  sum += o.m18(18);
  sum += o.m19(19);
  sum += o.m20(20);
  sum += o.m21(21);
  sum += o.m22(22);
  sum += o.m23(23);
  sum += o.m24(24);
  sum += o.m25(25);
  sum += o.m26(26);
  sum += o.m27(27);
  sum += o.m28(28);
  sum += o.m29(29);
  sum += o.m30(30);
  sum += o.m31(31);
  sum += o.m32(32);
  sum += o.m33(33);
  sum += o.m34(34);
  sum += o.m35(35);
  sum += o.m36(36);
  sum += o.m37(37);
  sum += o.m38(38);
  sum += o.m39(39);
  sum += o.m40(40);
  sum += o.m41(41);
  sum += o.m42(42);
  sum += o.m43(43);
  sum += o.m44(44);
  sum += o.m45(45);
  sum += o.m46(46);
  sum += o.m47(47);
  sum += o.m48(48);
  sum += o.m49(49);
  sum += o.m50(50);
  sum += o.m51(51);
  sum += o.m52(52);
  sum += o.m53(53);
  sum += o.m54(54);
  sum += o.m55(55);
  sum += o.m56(56);
  sum += o.m57(57);
  sum += o.m58(58);
  sum += o.m59(59);
  sum += o.m60(60);
  sum += o.m61(61);
  sum += o.m62(62);
  sum += o.m63(63);
  sum += o.m64(64);
  sum += o.m65(65);
  sum += o.m66(66);
  sum += o.m67(67);
  sum += o.m68(68);
  sum += o.m69(69);
  sum += o.m70(70);
  sum += o.m71(71);
  sum += o.m72(72);
  sum += o.m73(73);
  sum += o.m74(74);
  sum += o.m75(75);
  sum += o.m76(76);
  sum += o.m77(77);
  sum += o.m78(78);
  sum += o.m79(79);
  sum += o.m80(80);
  sum += o.m81(81);
  sum += o.m82(82);
  sum += o.m83(83);
  sum += o.m84(84);
  sum += o.m85(85);
  sum += o.m86(86);
  sum += o.m87(87);
  sum += o.m88(88);
  sum += o.m89(89);
  sum += o.m90(90);
  sum += o.m91(91);
  sum += o.m92(92);
  sum += o.m93(93);
  sum += o.m94(94);
  sum += o.m95(95);
  sum += o.m96(96);
  sum += o.m97(97);
  sum += o.m98(98);
  sum += o.m99(99);
  sum += o.m100(100);
  sum += o.m101(101);
  sum += o.m102(102);
  sum += o.m103(103);
  sum += o.m104(104);
  sum += o.m105(105);
  sum += o.m106(106);
  sum += o.m107(107);
  sum += o.m108(108);
  sum += o.m109(109);
  sum += o.m110(110);
  sum += o.m111(111);
  sum += o.m112(112);
  sum += o.m113(113);
  sum += o.m114(114);
  sum += o.m115(115);
  sum += o.m116(116);
  sum += o.m117(117);
  sum += o.m118(118);
  sum += o.m119(119);
  sum += o.m120(120);
  sum += o.m121(121);
  sum += o.m122(122);
  sum += o.m123(123);
  sum += o.m124(124);
  sum += o.m125(125);
  sum += o.m126(126);
  sum += o.m127(127);
  sum += o.m128(128);
  sum += o.m129(129);
  sum += o.m130(130);
  sum += o.m131(131);
  sum += o.m132(132);
  sum += o.m133(133);
  sum += o.m134(134);
  sum += o.m135(135);
  sum += o.m136(136);
  sum += o.m137(137);
  sum += o.m138(138);
  sum += o.m139(139);
  sum += o.m140(140);
  sum += o.m141(141);
  sum += o.m142(142);
  sum += o.m143(143);
  sum += o.m144(144);
  sum += o.m145(145);
  sum += o.m146(146);
  sum += o.m147(147);
  sum += o.m148(148);
  sum += o.m149(149);
  sum += o.m150(150);
  sum += o.m151(151);
  sum += o.m152(152);
  sum += o.m153(153);
  sum += o.m154(154);
  sum += o.m155(155);
  sum += o.m156(156);
  sum += o.m157(157);
  sum += o.m158(158);
  sum += o.m159(159);
  sum += o.m160(160);
  sum += o.m161(161);
  sum += o.m162(162);
  sum += o.m163(163);
  sum += o.m164(164);
  sum += o.m165(165);
  sum += o.m166(166);
  sum += o.m167(167);
  sum += o.m168(168);
  sum += o.m169(169);
  sum += o.m170(170);
  sum += o.m171(171);
  sum += o.m172(172);
  sum += o.m173(173);
  sum += o.m174(174);
  sum += o.m175(175);
  sum += o.m176(176);
  sum += o.m177(177);
  sum += o.m178(178);
  sum += o.m179(179);
  sum += o.m180(180);
  sum += o.m181(181);
  sum += o.m182(182);
  sum += o.m183(183);
  sum += o.m184(184);
  sum += o.m185(185);
  sum += o.m186(186);
  sum += o.m187(187);
  sum += o.m188(188);
  sum += o.m189(189);
  sum += o.m190(190);
  sum += o.m191(191);
  sum += o.m192(192);
  sum += o.m193(193);
  sum += o.m194(194);
  sum += o.m195(195);
  sum += o.m196(196);
  sum += o.m197(197);
  sum += o.m198(198);
  sum += o.m199(199);
  sum += o.m200(200);
  sum += o.m201(201);
  sum += o.m202(202);
  sum += o.m203(203);
  sum += o.m204(204);
  sum += o.m205(205);
  sum += o.m206(206);
  sum += o.m207(207);
  sum += o.m208(208);
  sum += o.m209(209);
  sum += o.m210(210);
  sum += o.m211(211);
  sum += o.m212(212);
  sum += o.m213(213);
  sum += o.m214(214);
  sum += o.m215(215);
  sum += o.m216(216);
  sum += o.m217(217);
  sum += o.m218(218);
  sum += o.m219(219);
  sum += o.m220(220);
  sum += o.m221(221);
  sum += o.m222(222);
  sum += o.m223(223);
  sum += o.m224(224);
  sum += o.m225(225);
  sum += o.m226(226);
  sum += o.m227(227);
  sum += o.m228(228);
  sum += o.m229(229);
  sum += o.m230(230);
  sum += o.m231(231);
  sum += o.m232(232);
  sum += o.m233(233);
  sum += o.m234(234);
  sum += o.m235(235);
  sum += o.m236(236);
  sum += o.m237(237);
  sum += o.m238(238);
  sum += o.m239(239);
  sum += o.m240(240);
  sum += o.m241(241);
  sum += o.m242(242);
  sum += o.m243(243);
  sum += o.m244(244);
  sum += o.m245(245);
  sum += o.m246(246);
  sum += o.m247(247);
  sum += o.m248(248);
  sum += o.m249(249);
  sum += o.m250(250);
  sum += o.m251(251);
  sum += o.m252(252);
  sum += o.m253(253);
  sum += o.m254(254);
  sum += o.m255(255);
  sum += o.m256(256);
  sum += o.m257(257);
  sum += o.m258(258);
  sum += o.m259(259);
  sum += o.m260(260);
  sum += o.m261(261);
  sum += o.m262(262);
  sum += o.m263(263);
  sum += o.m264(264);
  sum += o.m265(265);
  sum += o.m266(266);
  sum += o.m267(267);
  sum += o.m268(268);
  sum += o.m269(269);
  console.log(sum);
  const shape: Shape = o;
  shape.f0 += 0;
  shape.f5 += 5;
  shape.f10 += 10;
  shape.f15 += 15;
  shape.f20 += 20;
  shape.f25 += 25;
  shape.f30 += 30;
  shape.f35 += 35;
  shape.f40 += 40;
  shape.f45 += 45;
  shape.f50 += 50;
  shape.f55 += 55;
  shape.f60 += 60;
  shape.f65 += 65;
  sum -= shape.m0(shape.f0) * 2;
  sum -= shape.m7(shape.f5) * 2;
  sum -= shape.m14(shape.f10) * 2;
  sum -= shape.m21(shape.f15) * 2;
  sum -= shape.m28(shape.f20) * 2;
  sum -= shape.m35(shape.f25) * 2;
  sum -= shape.m42(shape.f30) * 2;
  sum -= shape.m49(shape.f35) * 2;
  sum -= shape.m56(shape.f40) * 2;
  sum -= shape.m63(shape.f45) * 2;
  sum -= shape.m70(shape.f50) * 2;
  sum -= shape.m77(shape.f55) * 2;
  sum -= shape.m84(shape.f60) * 2;
  sum -= shape.m91(shape.f65) * 2;
  sum -= shape.m98(shape.f0) * 2;
  sum -= shape.m105(shape.f5) * 2;
  sum -= shape.m112(shape.f10) * 2;
  sum -= shape.m119(shape.f15) * 2;
  sum -= shape.m126(shape.f20) * 2;
  sum -= shape.m133(shape.f25) * 2;
  sum -= shape.m140(shape.f30) * 2;
  sum -= shape.m147(shape.f35) * 2;
  sum -= shape.m154(shape.f40) * 2;
  sum -= shape.m161(shape.f45) * 2;
  sum -= shape.m168(shape.f50) * 2;
  sum -= shape.m175(shape.f55) * 2;
  sum -= shape.m182(shape.f60) * 2;
  sum -= shape.m189(shape.f65) * 2;
  sum -= shape.m196(shape.f0) * 2;
  sum -= shape.m203(shape.f5) * 2;
  sum -= shape.m210(shape.f10) * 2;
  sum -= shape.m217(shape.f15) * 2;
  sum -= shape.m224(shape.f20) * 2;
  sum -= shape.m231(shape.f25) * 2;
  sum -= shape.m238(shape.f30) * 2;
  sum -= shape.m245(shape.f35) * 2;
  sum -= shape.m252(shape.f40) * 2;
  sum -= shape.m259(shape.f45) * 2;
  sum -= shape.m266(shape.f50) * 2;
  console.log(sum);
}
const larger = new Larger(3);
larger.a0 += 0;
larger.a1 += 1;
larger.a2 += 2;
larger.a3 += 3;
larger.a4 += 4;
larger.a5 += 5;
larger.a6 += 6;
larger.a7 += 7;
larger.a8 += 8;
larger.a9 += 9;
larger.a10 += 10;
larger.a11 += 11;
larger.a12 += 12;
larger.a13 += 13;
larger.a14 += 14;
larger.a15 += 15;
larger.a16 += 16;
larger.a17 += 17;
larger.a18 += 18;
larger.a19 += 19;
console.log(
  [
    larger.a0,
    larger.a1,
    larger.a2,
    larger.a3,
    larger.a4,
    larger.a5,
    larger.a6,
    larger.a7,
    larger.a8,
    larger.a9,
    larger.a10,
    larger.a11,
    larger.a12,
    larger.a13,
    larger.a14,
    larger.a15,
    larger.a16,
    larger.a17,
    larger.a18,
    larger.a19,
  ].join(),
);
const any: any = larger;
for (let i = 0; i < 70; i += 9) console.log(any["f" + i]);
console.log("DONE");
