// A function with several hundred variables and statements: frame offsets and branches beyond the short encodings.

function large(n: number): number {
  let v0 = n + 0;
  let v1 = n + 3;
  let v2 = n + 6;
  let v3 = n + 9;
  let v4 = n + 12;
  let v5 = n + 15;
  let v6 = n + 18;
  let v7 = n + 21;
  let v8 = n + 24;
  let v9 = n + 27;
  let v10 = n + 30;
  let v11 = n + 33;
  let v12 = n + 36;
  let v13 = n + 39;
  let v14 = n + 42;
  let v15 = n + 45;
  let v16 = n + 48;
  let v17 = n + 51;
  let v18 = n + 54;
  let v19 = n + 57;
  let v20 = n + 60;
  let v21 = n + 63;
  let v22 = n + 66;
  let v23 = n + 69;
  let v24 = n + 72;
  let v25 = n + 75;
  let v26 = n + 78;
  let v27 = n + 81;
  let v28 = n + 84;
  let v29 = n + 87;
  let v30 = n + 90;
  let v31 = n + 93;
  let v32 = n + 96;
  let v33 = n + 99;
  let v34 = n + 102;
  let v35 = n + 105;
  let v36 = n + 108;
  let v37 = n + 111;
  let v38 = n + 114;
  let v39 = n + 117;
  let v40 = n + 120;
  let v41 = n + 123;
  let v42 = n + 126;
  let v43 = n + 129;
  let v44 = n + 132;
  let v45 = n + 135;
  let v46 = n + 138;
  let v47 = n + 141;
  let v48 = n + 144;
  let v49 = n + 147;
  let v50 = n + 150;
  let v51 = n + 153;
  let v52 = n + 156;
  let v53 = n + 159;
  let v54 = n + 162;
  let v55 = n + 165;
  let v56 = n + 168;
  let v57 = n + 171;
  let v58 = n + 174;
  let v59 = n + 177;
  let v60 = n + 180;
  let v61 = n + 183;
  let v62 = n + 186;
  let v63 = n + 189;
  let v64 = n + 192;
  let v65 = n + 195;
  let v66 = n + 198;
  let v67 = n + 201;
  let v68 = n + 204;
  let v69 = n + 207;
  let v70 = n + 210;
  let v71 = n + 213;
  let v72 = n + 216;
  let v73 = n + 219;
  let v74 = n + 222;
  let v75 = n + 225;
  let v76 = n + 228;
  let v77 = n + 231;
  let v78 = n + 234;
  let v79 = n + 237;
  let v80 = n + 240;
  let v81 = n + 243;
  let v82 = n + 246;
  let v83 = n + 249;
  let v84 = n + 252;
  let v85 = n + 255;
  let v86 = n + 258;
  let v87 = n + 261;
  let v88 = n + 264;
  let v89 = n + 267;
  let v90 = n + 270;
  let v91 = n + 273;
  let v92 = n + 276;
  let v93 = n + 279;
  let v94 = n + 282;
  let v95 = n + 285;
  let v96 = n + 288;
  let v97 = n + 291;
  let v98 = n + 294;
  let v99 = n + 297;
  let v100 = n + 300;
  let v101 = n + 303;
  let v102 = n + 306;
  let v103 = n + 309;
  let v104 = n + 312;
  let v105 = n + 315;
  let v106 = n + 318;
  let v107 = n + 321;
  let v108 = n + 324;
  let v109 = n + 327;
  let v110 = n + 330;
  let v111 = n + 333;
  let v112 = n + 336;
  let v113 = n + 339;
  let v114 = n + 342;
  let v115 = n + 345;
  let v116 = n + 348;
  let v117 = n + 351;
  let v118 = n + 354;
  let v119 = n + 357;
  let v120 = n + 360;
  let v121 = n + 363;
  let v122 = n + 366;
  let v123 = n + 369;
  let v124 = n + 372;
  let v125 = n + 375;
  let v126 = n + 378;
  let v127 = n + 381;
  let v128 = n + 384;
  let v129 = n + 387;
  let v130 = n + 390;
  let v131 = n + 393;
  let v132 = n + 396;
  let v133 = n + 399;
  let v134 = n + 402;
  let v135 = n + 405;
  let v136 = n + 408;
  let v137 = n + 411;
  let v138 = n + 414;
  let v139 = n + 417;
  let v140 = n + 420;
  let v141 = n + 423;
  let v142 = n + 426;
  let v143 = n + 429;
  let v144 = n + 432;
  let v145 = n + 435;
  let v146 = n + 438;
  let v147 = n + 441;
  let v148 = n + 444;
  let v149 = n + 447;
  let v150 = n + 450;
  let v151 = n + 453;
  let v152 = n + 456;
  let v153 = n + 459;
  let v154 = n + 462;
  let v155 = n + 465;
  let v156 = n + 468;
  let v157 = n + 471;
  let v158 = n + 474;
  let v159 = n + 477;
  let v160 = n + 480;
  let v161 = n + 483;
  let v162 = n + 486;
  let v163 = n + 489;
  let v164 = n + 492;
  let v165 = n + 495;
  let v166 = n + 498;
  let v167 = n + 501;
  let v168 = n + 504;
  let v169 = n + 507;
  let v170 = n + 510;
  let v171 = n + 513;
  let v172 = n + 516;
  let v173 = n + 519;
  let v174 = n + 522;
  let v175 = n + 525;
  let v176 = n + 528;
  let v177 = n + 531;
  let v178 = n + 534;
  let v179 = n + 537;
  let v180 = n + 540;
  let v181 = n + 543;
  let v182 = n + 546;
  let v183 = n + 549;
  let v184 = n + 552;
  let v185 = n + 555;
  let v186 = n + 558;
  let v187 = n + 561;
  let v188 = n + 564;
  let v189 = n + 567;
  let v190 = n + 570;
  let v191 = n + 573;
  let v192 = n + 576;
  let v193 = n + 579;
  let v194 = n + 582;
  let v195 = n + 585;
  let v196 = n + 588;
  let v197 = n + 591;
  let v198 = n + 594;
  let v199 = n + 597;
  let v200 = n + 600;
  let v201 = n + 603;
  let v202 = n + 606;
  let v203 = n + 609;
  let v204 = n + 612;
  let v205 = n + 615;
  let v206 = n + 618;
  let v207 = n + 621;
  let v208 = n + 624;
  let v209 = n + 627;
  let v210 = n + 630;
  let v211 = n + 633;
  let v212 = n + 636;
  let v213 = n + 639;
  let v214 = n + 642;
  let v215 = n + 645;
  let v216 = n + 648;
  let v217 = n + 651;
  let v218 = n + 654;
  let v219 = n + 657;
  let v220 = n + 660;
  let v221 = n + 663;
  let v222 = n + 666;
  let v223 = n + 669;
  let v224 = n + 672;
  let v225 = n + 675;
  let v226 = n + 678;
  let v227 = n + 681;
  let v228 = n + 684;
  let v229 = n + 687;
  let v230 = n + 690;
  let v231 = n + 693;
  let v232 = n + 696;
  let v233 = n + 699;
  let v234 = n + 702;
  let v235 = n + 705;
  let v236 = n + 708;
  let v237 = n + 711;
  let v238 = n + 714;
  let v239 = n + 717;
  let v240 = n + 720;
  let v241 = n + 723;
  let v242 = n + 726;
  let v243 = n + 729;
  let v244 = n + 732;
  let v245 = n + 735;
  let v246 = n + 738;
  let v247 = n + 741;
  let v248 = n + 744;
  let v249 = n + 747;
  let v250 = n + 750;
  let v251 = n + 753;
  let v252 = n + 756;
  let v253 = n + 759;
  let v254 = n + 762;
  let v255 = n + 765;
  let v256 = n + 768;
  let v257 = n + 771;
  let v258 = n + 774;
  let v259 = n + 777;
  let v260 = n + 780;
  let v261 = n + 783;
  let v262 = n + 786;
  let v263 = n + 789;
  let v264 = n + 792;
  let v265 = n + 795;
  let v266 = n + 798;
  let v267 = n + 801;
  let v268 = n + 804;
  let v269 = n + 807;
  let v270 = n + 810;
  let v271 = n + 813;
  let v272 = n + 816;
  let v273 = n + 819;
  let v274 = n + 822;
  let v275 = n + 825;
  let v276 = n + 828;
  let v277 = n + 831;
  let v278 = n + 834;
  let v279 = n + 837;
  let v280 = n + 840;
  let v281 = n + 843;
  let v282 = n + 846;
  let v283 = n + 849;
  let v284 = n + 852;
  let v285 = n + 855;
  let v286 = n + 858;
  let v287 = n + 861;
  let v288 = n + 864;
  let v289 = n + 867;
  let v290 = n + 870;
  let v291 = n + 873;
  let v292 = n + 876;
  let v293 = n + 879;
  let v294 = n + 882;
  let v295 = n + 885;
  let v296 = n + 888;
  let v297 = n + 891;
  let v298 = n + 894;
  let v299 = n + 897;
  let sum = 0;
  for (let turn = 0; turn < 3; turn++) {
    v0 += v1 - turn;
    sum += v0;
    v1 += v2 - turn;
    v2 += v3 - turn;
    if (v3 % 7 == turn) continue;
    v4 += v5 - turn;
    v5 += v6 - turn;
    v6 += v7 - turn;
    v7 += v8 - turn;
    v8 += v9 - turn;
    v9 += v10 - turn;
    v10 += v11 - turn;
    v11 += v12 - turn;
    v12 += v13 - turn;
    if (v13 % 5 == 1) v13 += v91;
    v14 += v15 - turn;
    v15 += v16 - turn;
    v16 += v17 - turn;
    v17 += v18 - turn;
    v18 += v19 - turn;
    v19 += v20 - turn;
    v20 += v21 - turn;
    v21 += v22 - turn;
    v22 += v23 - turn;
    if (v23 % 5 == 1) v23 += v161;
    v24 += v25 - turn;
    v25 += v26 - turn;
    sum += v25;
    v26 += v27 - turn;
    v27 += v28 - turn;
    v28 += v29 - turn;
    v29 += v30 - turn;
    v30 += v31 - turn;
    v31 += v32 - turn;
    v32 += v33 - turn;
    if (v33 % 5 == 1) v33 += v231;
    v34 += v35 - turn;
    v35 += v36 - turn;
    v36 += v37 - turn;
    v37 += v38 - turn;
    v38 += v39 - turn;
    v39 += v40 - turn;
    v40 += v41 - turn;
    v41 += v42 - turn;
    v42 += v43 - turn;
    if (v43 % 5 == 1) v43 += v1;
    v44 += v45 - turn;
    v45 += v46 - turn;
    v46 += v47 - turn;
    v47 += v48 - turn;
    v48 += v49 - turn;
    v49 += v50 - turn;
    v50 += v51 - turn;
    sum += v50;
    v51 += v52 - turn;
    v52 += v53 - turn;
    if (v53 % 5 == 1) v53 += v71;
    v54 += v55 - turn;
    v55 += v56 - turn;
    v56 += v57 - turn;
    v57 += v58 - turn;
    v58 += v59 - turn;
    v59 += v60 - turn;
    v60 += v61 - turn;
    v61 += v62 - turn;
    v62 += v63 - turn;
    if (v63 % 5 == 1) v63 += v141;
    v64 += v65 - turn;
    v65 += v66 - turn;
    v66 += v67 - turn;
    v67 += v68 - turn;
    v68 += v69 - turn;
    v69 += v70 - turn;
    v70 += v71 - turn;
    v71 += v72 - turn;
    v72 += v73 - turn;
    if (v73 % 5 == 1) v73 += v211;
    v74 += v75 - turn;
    v75 += v76 - turn;
    sum += v75;
    v76 += v77 - turn;
    v77 += v78 - turn;
    v78 += v79 - turn;
    v79 += v80 - turn;
    v80 += v81 - turn;
    v81 += v82 - turn;
    v82 += v83 - turn;
    if (v83 % 5 == 1) v83 += v281;
    v84 += v85 - turn;
    v85 += v86 - turn;
    v86 += v87 - turn;
    v87 += v88 - turn;
    v88 += v89 - turn;
    v89 += v90 - turn;
    v90 += v91 - turn;
    v91 += v92 - turn;
    v92 += v93 - turn;
    if (v93 % 5 == 1) v93 += v51;
    v94 += v95 - turn;
    v95 += v96 - turn;
    v96 += v97 - turn;
    v97 += v98 - turn;
    v98 += v99 - turn;
    v99 += v100 - turn;
    v100 += v101 - turn;
    sum += v100;
    v101 += v102 - turn;
    v102 += v103 - turn;
    if (v103 % 7 == turn) continue;
    v104 += v105 - turn;
    v105 += v106 - turn;
    v106 += v107 - turn;
    v107 += v108 - turn;
    v108 += v109 - turn;
    v109 += v110 - turn;
    v110 += v111 - turn;
    v111 += v112 - turn;
    v112 += v113 - turn;
    if (v113 % 5 == 1) v113 += v191;
    v114 += v115 - turn;
    v115 += v116 - turn;
    v116 += v117 - turn;
    v117 += v118 - turn;
    v118 += v119 - turn;
    v119 += v120 - turn;
    v120 += v121 - turn;
    v121 += v122 - turn;
    v122 += v123 - turn;
    if (v123 % 5 == 1) v123 += v261;
    v124 += v125 - turn;
    v125 += v126 - turn;
    sum += v125;
    v126 += v127 - turn;
    v127 += v128 - turn;
    v128 += v129 - turn;
    v129 += v130 - turn;
    v130 += v131 - turn;
    v131 += v132 - turn;
    v132 += v133 - turn;
    if (v133 % 5 == 1) v133 += v31;
    v134 += v135 - turn;
    v135 += v136 - turn;
    v136 += v137 - turn;
    v137 += v138 - turn;
    v138 += v139 - turn;
    v139 += v140 - turn;
    v140 += v141 - turn;
    v141 += v142 - turn;
    v142 += v143 - turn;
    if (v143 % 5 == 1) v143 += v101;
    v144 += v145 - turn;
    v145 += v146 - turn;
    v146 += v147 - turn;
    v147 += v148 - turn;
    v148 += v149 - turn;
    v149 += v150 - turn;
    v150 += v151 - turn;
    sum += v150;
    v151 += v152 - turn;
    v152 += v153 - turn;
    if (v153 % 5 == 1) v153 += v171;
    v154 += v155 - turn;
    v155 += v156 - turn;
    v156 += v157 - turn;
    v157 += v158 - turn;
    v158 += v159 - turn;
    v159 += v160 - turn;
    v160 += v161 - turn;
    v161 += v162 - turn;
    v162 += v163 - turn;
    if (v163 % 5 == 1) v163 += v241;
    v164 += v165 - turn;
    v165 += v166 - turn;
    v166 += v167 - turn;
    v167 += v168 - turn;
    v168 += v169 - turn;
    v169 += v170 - turn;
    v170 += v171 - turn;
    v171 += v172 - turn;
    v172 += v173 - turn;
    if (v173 % 5 == 1) v173 += v11;
    v174 += v175 - turn;
    v175 += v176 - turn;
    sum += v175;
    v176 += v177 - turn;
    v177 += v178 - turn;
    v178 += v179 - turn;
    v179 += v180 - turn;
    v180 += v181 - turn;
    v181 += v182 - turn;
    v182 += v183 - turn;
    if (v183 % 5 == 1) v183 += v81;
    v184 += v185 - turn;
    v185 += v186 - turn;
    v186 += v187 - turn;
    v187 += v188 - turn;
    v188 += v189 - turn;
    v189 += v190 - turn;
    v190 += v191 - turn;
    v191 += v192 - turn;
    v192 += v193 - turn;
    if (v193 % 5 == 1) v193 += v151;
    v194 += v195 - turn;
    v195 += v196 - turn;
    v196 += v197 - turn;
    v197 += v198 - turn;
    v198 += v199 - turn;
    v199 += v200 - turn;
    v200 += v201 - turn;
    sum += v200;
    v201 += v202 - turn;
    v202 += v203 - turn;
    if (v203 % 7 == turn) continue;
    v204 += v205 - turn;
    v205 += v206 - turn;
    v206 += v207 - turn;
    v207 += v208 - turn;
    v208 += v209 - turn;
    v209 += v210 - turn;
    v210 += v211 - turn;
    v211 += v212 - turn;
    v212 += v213 - turn;
    if (v213 % 5 == 1) v213 += v291;
    v214 += v215 - turn;
    v215 += v216 - turn;
    v216 += v217 - turn;
    v217 += v218 - turn;
    v218 += v219 - turn;
    v219 += v220 - turn;
    v220 += v221 - turn;
    v221 += v222 - turn;
    v222 += v223 - turn;
    if (v223 % 5 == 1) v223 += v61;
    v224 += v225 - turn;
    v225 += v226 - turn;
    sum += v225;
    v226 += v227 - turn;
    v227 += v228 - turn;
    v228 += v229 - turn;
    v229 += v230 - turn;
    v230 += v231 - turn;
    v231 += v232 - turn;
    v232 += v233 - turn;
    if (v233 % 5 == 1) v233 += v131;
    v234 += v235 - turn;
    v235 += v236 - turn;
    v236 += v237 - turn;
    v237 += v238 - turn;
    v238 += v239 - turn;
    v239 += v240 - turn;
    v240 += v241 - turn;
    v241 += v242 - turn;
    v242 += v243 - turn;
    if (v243 % 5 == 1) v243 += v201;
    v244 += v245 - turn;
    v245 += v246 - turn;
    v246 += v247 - turn;
    v247 += v248 - turn;
    v248 += v249 - turn;
    v249 += v250 - turn;
    v250 += v251 - turn;
    sum += v250;
    v251 += v252 - turn;
    v252 += v253 - turn;
    if (v253 % 5 == 1) v253 += v271;
    v254 += v255 - turn;
    v255 += v256 - turn;
    v256 += v257 - turn;
    v257 += v258 - turn;
    v258 += v259 - turn;
    v259 += v260 - turn;
    v260 += v261 - turn;
    v261 += v262 - turn;
    v262 += v263 - turn;
    if (v263 % 5 == 1) v263 += v41;
    v264 += v265 - turn;
    v265 += v266 - turn;
    v266 += v267 - turn;
    v267 += v268 - turn;
    v268 += v269 - turn;
    v269 += v270 - turn;
    v270 += v271 - turn;
    v271 += v272 - turn;
    v272 += v273 - turn;
    if (v273 % 5 == 1) v273 += v111;
    v274 += v275 - turn;
    v275 += v276 - turn;
    sum += v275;
    v276 += v277 - turn;
    v277 += v278 - turn;
    v278 += v279 - turn;
    v279 += v280 - turn;
    v280 += v281 - turn;
    v281 += v282 - turn;
    v282 += v283 - turn;
    if (v283 % 5 == 1) v283 += v181;
    v284 += v285 - turn;
    v285 += v286 - turn;
    v286 += v287 - turn;
    v287 += v288 - turn;
    v288 += v289 - turn;
    v289 += v290 - turn;
    v290 += v291 - turn;
    v291 += v292 - turn;
    v292 += v293 - turn;
    if (v293 % 5 == 1) v293 += v251;
    v294 += v295 - turn;
    v295 += v296 - turn;
    v296 += v297 - turn;
    v297 += v298 - turn;
    v298 += v299 - turn;
    v299 += v0 - turn;
  }
  const values = [
    v0,
    v1,
    v2,
    v3,
    v4,
    v5,
    v6,
    v7,
    v8,
    v9,
    v10,
    v11,
    v12,
    v13,
    v14,
    v15,
    v16,
    v17,
    v18,
    v19,
    v20,
    v21,
    v22,
    v23,
    v24,
    v25,
    v26,
    v27,
    v28,
    v29,
    v30,
    v31,
    v32,
    v33,
    v34,
    v35,
    v36,
    v37,
    v38,
    v39,
    v40,
    v41,
    v42,
    v43,
    v44,
    v45,
    v46,
    v47,
    v48,
    v49,
    v50,
    v51,
    v52,
    v53,
    v54,
    v55,
    v56,
    v57,
    v58,
    v59,
    v60,
    v61,
    v62,
    v63,
    v64,
    v65,
    v66,
    v67,
    v68,
    v69,
    v70,
    v71,
    v72,
    v73,
    v74,
    v75,
    v76,
    v77,
    v78,
    v79,
    v80,
    v81,
    v82,
    v83,
    v84,
    v85,
    v86,
    v87,
    v88,
    v89,
    v90,
    v91,
    v92,
    v93,
    v94,
    v95,
    v96,
    v97,
    v98,
    v99,
    v100,
    v101,
    v102,
    v103,
    v104,
    v105,
    v106,
    v107,
    v108,
    v109,
    v110,
    v111,
    v112,
    v113,
    v114,
    v115,
    v116,
    v117,
    v118,
    v119,
    v120,
    v121,
    v122,
    v123,
    v124,
    v125,
    v126,
    v127,
    v128,
    v129,
    v130,
    v131,
    v132,
    v133,
    v134,
    v135,
    v136,
    v137,
    v138,
    v139,
    v140,
    v141,
    v142,
    v143,
    v144,
    v145,
    v146,
    v147,
    v148,
    v149,
    v150,
    v151,
    v152,
    v153,
    v154,
    v155,
    v156,
    v157,
    v158,
    v159,
    v160,
    v161,
    v162,
    v163,
    v164,
    v165,
    v166,
    v167,
    v168,
    v169,
    v170,
    v171,
    v172,
    v173,
    v174,
    v175,
    v176,
    v177,
    v178,
    v179,
    v180,
    v181,
    v182,
    v183,
    v184,
    v185,
    v186,
    v187,
    v188,
    v189,
    v190,
    v191,
    v192,
    v193,
    v194,
    v195,
    v196,
    v197,
    v198,
    v199,
    v200,
    v201,
    v202,
    v203,
    v204,
    v205,
    v206,
    v207,
    v208,
    v209,
    v210,
    v211,
    v212,
    v213,
    v214,
    v215,
    v216,
    v217,
    v218,
    v219,
    v220,
    v221,
    v222,
    v223,
    v224,
    v225,
    v226,
    v227,
    v228,
    v229,
    v230,
    v231,
    v232,
    v233,
    v234,
    v235,
    v236,
    v237,
    v238,
    v239,
    v240,
    v241,
    v242,
    v243,
    v244,
    v245,
    v246,
    v247,
    v248,
    v249,
    v250,
    v251,
    v252,
    v253,
    v254,
    v255,
    v256,
    v257,
    v258,
    v259,
    v260,
    v261,
    v262,
    v263,
    v264,
    v265,
    v266,
    v267,
    v268,
    v269,
    v270,
    v271,
    v272,
    v273,
    v274,
    v275,
    v276,
    v277,
    v278,
    v279,
    v280,
    v281,
    v282,
    v283,
    v284,
    v285,
    v286,
    v287,
    v288,
    v289,
    v290,
    v291,
    v292,
    v293,
    v294,
    v295,
    v296,
    v297,
    v298,
    v299,
  ];
  for (const v of values) sum = (sum * 31 + v) & 0xffffff;
  return sum;
}
console.log(large(0));
console.log(large(1));
console.log(large(2));
console.log(large(-50));
console.log(large(100000));
console.log("DONE");
