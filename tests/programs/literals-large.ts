// Switches with some hundred cases, long literals of arrays, objects and text, and long chains of else.

function number(n: number): number {
  switch (n) {
    case 0:
      return 0;
    case 7:
      return 1;
    case 28:
      return 2;
    case 63:
      return 3;
    case 112:
      return 4;
    case 175:
      return 5;
    case 252:
      return 6;
    case 343:
      return 7;
    case 448:
      return 8;
    case 567:
      return 9;
    case 700:
      return 10;
    case 847:
      return 11;
    case 1008:
      return 12;
    case 1183:
      return 13;
    case 1372:
      return 14;
    case 1575:
      return 15;
    case 1792:
      return 16;
    case 2023:
      return 17;
    case 2268:
      return 18;
    case 2527:
      return 19;
    case 2800:
      return 20;
    case 3087:
      return 21;
    case 3388:
      return 22;
    case 3703:
      return 23;
    case 4032:
      return 24;
    case 4375:
      return 25;
    case 4732:
      return 26;
    case 5103:
      return 27;
    case 5488:
      return 28;
    case 5887:
      return 29;
    case 6300:
      return 30;
    case 6727:
      return 31;
    case 7168:
      return 32;
    case 7623:
      return 33;
    case 8092:
      return 34;
    case 8575:
      return 35;
    case 9072:
      return 36;
    case 9583:
      return 37;
    case 10108:
      return 38;
    case 10647:
      return 39;
    case 11200:
      return 40;
    case 11767:
      return 41;
    case 12348:
      return 42;
    case 12943:
      return 43;
    case 13552:
      return 44;
    case 14175:
      return 45;
    case 14812:
      return 46;
    case 15463:
      return 47;
    case 16128:
      return 48;
    case 16807:
      return 49;
    case 17500:
      return 50;
    case 18207:
      return 51;
    case 18928:
      return 52;
    case 19663:
      return 53;
    case 20412:
      return 54;
    case 21175:
      return 55;
    case 21952:
      return 56;
    case 22743:
      return 57;
    case 23548:
      return 58;
    case 24367:
      return 59;
    case 25200:
      return 60;
    case 26047:
      return 61;
    case 26908:
      return 62;
    case 27783:
      return 63;
    case 28672:
      return 64;
    case 29575:
      return 65;
    case 30492:
      return 66;
    case 31423:
      return 67;
    case 32368:
      return 68;
    case 33327:
      return 69;
    case 34300:
      return 70;
    case 35287:
      return 71;
    case 36288:
      return 72;
    case 37303:
      return 73;
    case 38332:
      return 74;
    case 39375:
      return 75;
    case 40432:
      return 76;
    case 41503:
      return 77;
    case 42588:
      return 78;
    case 43687:
      return 79;
    case 44800:
      return 80;
    case 45927:
      return 81;
    case 47068:
      return 82;
    case 48223:
      return 83;
    case 49392:
      return 84;
    case 50575:
      return 85;
    case 51772:
      return 86;
    case 52983:
      return 87;
    case 54208:
      return 88;
    case 55447:
      return 89;
    case 56700:
      return 90;
    case 57967:
      return 91;
    case 59248:
      return 92;
    case 60543:
      return 93;
    case 61852:
      return 94;
    case 63175:
      return 95;
    case 64512:
      return 96;
    case 65863:
      return 97;
    case 67228:
      return 98;
    case 68607:
      return 99;
    case 70000:
      return 100;
    case 71407:
      return 101;
    case 72828:
      return 102;
    case 74263:
      return 103;
    case 75712:
      return 104;
    case 77175:
      return 105;
    case 78652:
      return 106;
    case 80143:
      return 107;
    case 81648:
      return 108;
    case 83167:
      return 109;
    case 84700:
      return 110;
    case 86247:
      return 111;
    case 87808:
      return 112;
    case 89383:
      return 113;
    case 90972:
      return 114;
    case 92575:
      return 115;
    case 94192:
      return 116;
    case 95823:
      return 117;
    case 97468:
      return 118;
    case 99127:
      return 119;
    case 100800:
      return 120;
    case 102487:
      return 121;
    case 104188:
      return 122;
    case 105903:
      return 123;
    case 107632:
      return 124;
    case 109375:
      return 125;
    case 111132:
      return 126;
    case 112903:
      return 127;
    case 114688:
      return 128;
    case 116487:
      return 129;
    case 118300:
      return 130;
    case 120127:
      return 131;
    case 121968:
      return 132;
    case 123823:
      return 133;
    case 125692:
      return 134;
    case 127575:
      return 135;
    case 129472:
      return 136;
    case 131383:
      return 137;
    case 133308:
      return 138;
    case 135247:
      return 139;
    case 137200:
      return 140;
    case 139167:
      return 141;
    case 141148:
      return 142;
    case 143143:
      return 143;
    case 145152:
      return 144;
    case 147175:
      return 145;
    case 149212:
      return 146;
    case 151263:
      return 147;
    case 153328:
      return 148;
    case 155407:
      return 149;
    case 157500:
      return 150;
    case 159607:
      return 151;
    case 161728:
      return 152;
    case 163863:
      return 153;
    case 166012:
      return 154;
    case 168175:
      return 155;
    case 170352:
      return 156;
    case 172543:
      return 157;
    case 174748:
      return 158;
    case 176967:
      return 159;
    case 179200:
      return 160;
    case 181447:
      return 161;
    case 183708:
      return 162;
    case 185983:
      return 163;
    case 188272:
      return 164;
    case 190575:
      return 165;
    case 192892:
      return 166;
    case 195223:
      return 167;
    case 197568:
      return 168;
    case 199927:
      return 169;
    case 202300:
      return 170;
    case 204687:
      return 171;
    case 207088:
      return 172;
    case 209503:
      return 173;
    case 211932:
      return 174;
    case 214375:
      return 175;
    case 216832:
      return 176;
    case 219303:
      return 177;
    case 221788:
      return 178;
    case 224287:
      return 179;
    case 226800:
      return 180;
    case 229327:
      return 181;
    case 231868:
      return 182;
    case 234423:
      return 183;
    case 236992:
      return 184;
    case 239575:
      return 185;
    case 242172:
      return 186;
    case 244783:
      return 187;
    case 247408:
      return 188;
    case 250047:
      return 189;
    case 252700:
      return 190;
    case 255367:
      return 191;
    case 258048:
      return 192;
    case 260743:
      return 193;
    case 263452:
      return 194;
    case 266175:
      return 195;
    case 268912:
      return 196;
    case 271663:
      return 197;
    case 274428:
      return 198;
    case 277207:
      return 199;
  }
  return -1;
}
function text(s: string): number {
  switch (s) {
    case "key0":
      return 0 + s.length;
    case "key1":
      return 1 + s.length;
    case "key2":
      return 2 + s.length;
    case "key3":
      return 3 + s.length;
    case "key4":
      return 4 + s.length;
    case "key5":
      return 5 + s.length;
    case "key6":
      return 6 + s.length;
    case "key7":
      return 7 + s.length;
    case "key8":
      return 8 + s.length;
    case "key9":
      return 9 + s.length;
    case "key10":
      return 10 + s.length;
    case "key11":
      return 11 + s.length;
    case "key12":
      return 12 + s.length;
    case "key13":
      return 13 + s.length;
    case "key14":
      return 14 + s.length;
    case "key15":
      return 15 + s.length;
    case "key16":
      return 16 + s.length;
    case "key17":
      return 17 + s.length;
    case "key18":
      return 18 + s.length;
    case "key19":
      return 19 + s.length;
    case "key20":
      return 20 + s.length;
    case "key21":
      return 21 + s.length;
    case "key22":
      return 22 + s.length;
    case "key23":
      return 23 + s.length;
    case "key24":
      return 24 + s.length;
    case "key25":
      return 25 + s.length;
    case "key26":
      return 26 + s.length;
    case "key27":
      return 27 + s.length;
    case "key28":
      return 28 + s.length;
    case "key29":
      return 29 + s.length;
    case "key30":
      return 30 + s.length;
    case "key31":
      return 31 + s.length;
    case "key32":
      return 32 + s.length;
    case "key33":
      return 33 + s.length;
    case "key34":
      return 34 + s.length;
    case "key35":
      return 35 + s.length;
    case "key36":
      return 36 + s.length;
    case "key37":
      return 37 + s.length;
    case "key38":
      return 38 + s.length;
    case "key39":
      return 39 + s.length;
    case "key40":
      return 40 + s.length;
    case "key41":
      return 41 + s.length;
    case "key42":
      return 42 + s.length;
    case "key43":
      return 43 + s.length;
    case "key44":
      return 44 + s.length;
    case "key45":
      return 45 + s.length;
    case "key46":
      return 46 + s.length;
    case "key47":
      return 47 + s.length;
    case "key48":
      return 48 + s.length;
    case "key49":
      return 49 + s.length;
    case "key50":
      return 50 + s.length;
    case "key51":
      return 51 + s.length;
    case "key52":
      return 52 + s.length;
    case "key53":
      return 53 + s.length;
    case "key54":
      return 54 + s.length;
    case "key55":
      return 55 + s.length;
    case "key56":
      return 56 + s.length;
    case "key57":
      return 57 + s.length;
    case "key58":
      return 58 + s.length;
    case "key59":
      return 59 + s.length;
    case "key60":
      return 60 + s.length;
    case "key61":
      return 61 + s.length;
    case "key62":
      return 62 + s.length;
    case "key63":
      return 63 + s.length;
    case "key64":
      return 64 + s.length;
    case "key65":
      return 65 + s.length;
    case "key66":
      return 66 + s.length;
    case "key67":
      return 67 + s.length;
    case "key68":
      return 68 + s.length;
    case "key69":
      return 69 + s.length;
    case "key70":
      return 70 + s.length;
    case "key71":
      return 71 + s.length;
    case "key72":
      return 72 + s.length;
    case "key73":
      return 73 + s.length;
    case "key74":
      return 74 + s.length;
    case "key75":
      return 75 + s.length;
    case "key76":
      return 76 + s.length;
    case "key77":
      return 77 + s.length;
    case "key78":
      return 78 + s.length;
    case "key79":
      return 79 + s.length;
    default:
      return -1;
  }
}
function chain(n: number): string {
  if (n < 0) return "c0";
  else if (n < 10) return "c1";
  else if (n < 20) return "c2";
  else if (n < 30) return "c3";
  else if (n < 40) return "c4";
  else if (n < 50) return "c5";
  else if (n < 60) return "c6";
  else if (n < 70) return "c7";
  else if (n < 80) return "c8";
  else if (n < 90) return "c9";
  else if (n < 100) return "c10";
  else if (n < 110) return "c11";
  else if (n < 120) return "c12";
  else if (n < 130) return "c13";
  else if (n < 140) return "c14";
  else if (n < 150) return "c15";
  else if (n < 160) return "c16";
  else if (n < 170) return "c17";
  else if (n < 180) return "c18";
  else if (n < 190) return "c19";
  else if (n < 200) return "c20";
  else if (n < 210) return "c21";
  else if (n < 220) return "c22";
  else if (n < 230) return "c23";
  else if (n < 240) return "c24";
  else if (n < 250) return "c25";
  else if (n < 260) return "c26";
  else if (n < 270) return "c27";
  else if (n < 280) return "c28";
  else if (n < 290) return "c29";
  else if (n < 300) return "c30";
  else if (n < 310) return "c31";
  else if (n < 320) return "c32";
  else if (n < 330) return "c33";
  else if (n < 340) return "c34";
  else if (n < 350) return "c35";
  else if (n < 360) return "c36";
  else if (n < 370) return "c37";
  else if (n < 380) return "c38";
  else if (n < 390) return "c39";
  else if (n < 400) return "c40";
  else if (n < 410) return "c41";
  else if (n < 420) return "c42";
  else if (n < 430) return "c43";
  else if (n < 440) return "c44";
  else if (n < 450) return "c45";
  else if (n < 460) return "c46";
  else if (n < 470) return "c47";
  else if (n < 480) return "c48";
  else if (n < 490) return "c49";
  else if (n < 500) return "c50";
  else if (n < 510) return "c51";
  else if (n < 520) return "c52";
  else if (n < 530) return "c53";
  else if (n < 540) return "c54";
  else if (n < 550) return "c55";
  else if (n < 560) return "c56";
  else if (n < 570) return "c57";
  else if (n < 580) return "c58";
  else if (n < 590) return "c59";
  else if (n < 600) return "c60";
  else if (n < 610) return "c61";
  else if (n < 620) return "c62";
  else if (n < 630) return "c63";
  else if (n < 640) return "c64";
  else if (n < 650) return "c65";
  else if (n < 660) return "c66";
  else if (n < 670) return "c67";
  else if (n < 680) return "c68";
  else if (n < 690) return "c69";
  else if (n < 700) return "c70";
  else if (n < 710) return "c71";
  else if (n < 720) return "c72";
  else if (n < 730) return "c73";
  else if (n < 740) return "c74";
  else if (n < 750) return "c75";
  else if (n < 760) return "c76";
  else if (n < 770) return "c77";
  else if (n < 780) return "c78";
  else if (n < 790) return "c79";
  else if (n < 800) return "c80";
  else if (n < 810) return "c81";
  else if (n < 820) return "c82";
  else if (n < 830) return "c83";
  else if (n < 840) return "c84";
  else if (n < 850) return "c85";
  else if (n < 860) return "c86";
  else if (n < 870) return "c87";
  else if (n < 880) return "c88";
  else if (n < 890) return "c89";
  else if (n < 900) return "c90";
  else if (n < 910) return "c91";
  else if (n < 920) return "c92";
  else if (n < 930) return "c93";
  else if (n < 940) return "c94";
  else if (n < 950) return "c95";
  else if (n < 960) return "c96";
  else if (n < 970) return "c97";
  else if (n < 980) return "c98";
  else if (n < 990) return "c99";
  else if (n < 1000) return "c100";
  else if (n < 1010) return "c101";
  else if (n < 1020) return "c102";
  else if (n < 1030) return "c103";
  else if (n < 1040) return "c104";
  else if (n < 1050) return "c105";
  else if (n < 1060) return "c106";
  else if (n < 1070) return "c107";
  else if (n < 1080) return "c108";
  else if (n < 1090) return "c109";
  else if (n < 1100) return "c110";
  else if (n < 1110) return "c111";
  else if (n < 1120) return "c112";
  else if (n < 1130) return "c113";
  else if (n < 1140) return "c114";
  else if (n < 1150) return "c115";
  else if (n < 1160) return "c116";
  else if (n < 1170) return "c117";
  else if (n < 1180) return "c118";
  else if (n < 1190) return "c119";
  else return "end";
}
let total = 0;
for (let i = 0; i < 210; i++) total += number(i * i * 7) * (i + 1);
console.log(total);
console.log(number(5));
total = 0;
for (let i = 0; i < 85; i++) total += text("key" + i);
console.log(total);
console.log([-1, 0, 9, 10, 555, 1185, 1190, 5000].map((n) => chain(n)).join());
const list = [
  0, 7919, 5831, 3743, 1655, 9574, 7486, 5398, 3310, 1222, 9141, 7053, 4965, 2877, 789, 8708, 6620, 4532,
  2444, 356, 8275, 6187, 4099, 2011, 9930, 7842, 5754, 3666, 1578, 9497, 7409, 5321, 3233, 1145, 9064, 6976,
  4888, 2800, 712, 8631, 6543, 4455, 2367, 279, 8198, 6110, 4022, 1934, 9853, 7765, 5677, 3589, 1501, 9420,
  7332, 5244, 3156, 1068, 8987, 6899, 4811, 2723, 635, 8554, 6466, 4378, 2290, 202, 8121, 6033, 3945, 1857,
  9776, 7688, 5600, 3512, 1424, 9343, 7255, 5167, 3079, 991, 8910, 6822, 4734, 2646, 558, 8477, 6389, 4301,
  2213, 125, 8044, 5956, 3868, 1780, 9699, 7611, 5523, 3435, 1347, 9266, 7178, 5090, 3002, 914, 8833, 6745,
  4657, 2569, 481, 8400, 6312, 4224, 2136, 48, 7967, 5879, 3791, 1703, 9622, 7534, 5446, 3358, 1270, 9189,
  7101, 5013, 2925, 837, 8756, 6668, 4580, 2492, 404, 8323, 6235, 4147, 2059, 9978, 7890, 5802, 3714, 1626,
  9545, 7457, 5369, 3281, 1193, 9112, 7024, 4936, 2848, 760, 8679, 6591, 4503, 2415, 327, 8246, 6158, 4070,
  1982, 9901, 7813, 5725, 3637, 1549, 9468, 7380, 5292, 3204, 1116, 9035, 6947, 4859, 2771, 683, 8602, 6514,
  4426, 2338, 250, 8169, 6081, 3993, 1905, 9824, 7736, 5648, 3560, 1472, 9391, 7303, 5215, 3127, 1039, 8958,
  6870, 4782, 2694, 606, 8525, 6437, 4349, 2261, 173, 8092, 6004, 3916, 1828, 9747, 7659, 5571, 3483, 1395,
  9314, 7226, 5138, 3050, 962, 8881, 6793, 4705, 2617, 529, 8448, 6360, 4272, 2184, 96, 8015, 5927, 3839,
  1751, 9670, 7582, 5494, 3406, 1318, 9237, 7149, 5061, 2973, 885, 8804, 6716, 4628, 2540, 452, 8371, 6283,
  4195, 2107, 19, 7938, 5850, 3762, 1674, 9593, 7505, 5417, 3329, 1241, 9160, 7072, 4984, 2896, 808, 8727,
  6639, 4551, 2463, 375, 8294, 6206, 4118, 2030, 9949, 7861, 5773, 3685, 1597, 9516, 7428, 5340, 3252, 1164,
  9083, 6995, 4907, 2819, 731, 8650, 6562, 4474, 2386, 298, 8217, 6129, 4041, 1953, 9872, 7784, 5696, 3608,
  1520, 9439, 7351, 5263, 3175, 1087, 9006, 6918, 4830, 2742, 654, 8573, 6485, 4397, 2309, 221, 8140, 6052,
  3964, 1876, 9795, 7707, 5619, 3531, 1443, 9362, 7274, 5186, 3098, 1010, 8929, 6841, 4753, 2665, 577, 8496,
  6408, 4320, 2232, 144, 8063, 5975, 3887, 1799,
];
console.log(list.length + " " + list.reduce((a, b) => (a * 31 + b) & 0xffffff, 0));
const object: any = {
  k0: 0,
  k1: 1,
  k2: 4,
  k3: 9,
  k4: 16,
  k5: 25,
  k6: 36,
  k7: 49,
  k8: 64,
  k9: 81,
  k10: 100,
  k11: 121,
  k12: 144,
  k13: 169,
  k14: 196,
  k15: 225,
  k16: 256,
  k17: 289,
  k18: 324,
  k19: 361,
  k20: 400,
  k21: 441,
  k22: 484,
  k23: 529,
  k24: 576,
  k25: 625,
  k26: 676,
  k27: 729,
  k28: 784,
  k29: 841,
  k30: 900,
  k31: 961,
  k32: 1024,
  k33: 1089,
  k34: 1156,
  k35: 1225,
  k36: 1296,
  k37: 1369,
  k38: 1444,
  k39: 1521,
  k40: 1600,
  k41: 1681,
  k42: 1764,
  k43: 1849,
  k44: 1936,
  k45: 2025,
  k46: 2116,
  k47: 2209,
  k48: 2304,
  k49: 2401,
  k50: 2500,
  k51: 2601,
  k52: 2704,
  k53: 2809,
  k54: 2916,
  k55: 3025,
  k56: 3136,
  k57: 3249,
  k58: 3364,
  k59: 3481,
  k60: 3600,
  k61: 3721,
  k62: 3844,
  k63: 3969,
  k64: 4096,
  k65: 4225,
  k66: 4356,
  k67: 4489,
  k68: 4624,
  k69: 4761,
  k70: 4900,
  k71: 5041,
  k72: 5184,
  k73: 5329,
  k74: 5476,
  k75: 5625,
  k76: 5776,
  k77: 5929,
  k78: 6084,
  k79: 6241,
  k80: 6400,
  k81: 6561,
  k82: 6724,
  k83: 6889,
  k84: 7056,
  k85: 7225,
  k86: 7396,
  k87: 7569,
  k88: 7744,
  k89: 7921,
};
let keys = 0;
for (const k of Object.keys(object)) keys += object[k];
console.log(keys + object.k89 + object.k0);
const long =
  "The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. The quick brown fox jumps over the lazy dog. ";
console.log(long.length + long.slice(1000, 1040));
const unicode =
  "Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ Größe é€ 日本 ключ ";
console.log(unicode.length + unicode.slice(1000, 1030) + unicode.charCodeAt(1101));
console.log("DONE");
