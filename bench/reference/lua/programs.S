// The Lua programs' text. PROGRAMS_LUA is their path.

    .section .rodata.programs, "a"
    .global programs_lua
    .global programs_lua_end
programs_lua:
    .incbin PROGRAMS_LUA
programs_lua_end:
