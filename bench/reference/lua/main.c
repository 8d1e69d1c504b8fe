// Runs programs.lua: Lua's own base, math, string and table libraries, NodeMCU's module bit as far as the programs use it,
// and the board's mark and report.

#include "../board/board.h"

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

extern const char programs_lua[];
extern const char programs_lua_end[];

static int lua_mark(lua_State *L) {
    lua_pushnumber(L, mark());
    return 1;
}

static int lua_report(lua_State *L) {
    report(luaL_checkstring(L, 1), (uint32_t)luaL_checknumber(L, 2), luaL_checkinteger(L, 3));
    return 0;
}

static int bit_and(lua_State *L) {
    lua_pushinteger(L, luaL_checkinteger(L, 1) & luaL_checkinteger(L, 2));
    return 1;
}

static int bit_xor(lua_State *L) {
    lua_pushinteger(L, luaL_checkinteger(L, 1) ^ luaL_checkinteger(L, 2));
    return 1;
}

static int bit_left(lua_State *L) {
    lua_pushinteger(L, luaL_checkinteger(L, 1) << luaL_checkinteger(L, 2));
    return 1;
}

static int bit_right(lua_State *L) {
    lua_pushinteger(L, (lua_Integer)((uint32_t)luaL_checkinteger(L, 1) >> luaL_checkinteger(L, 2)));
    return 1;
}

static const luaL_Reg bit_functions[] = {
    {"band", bit_and}, {"bxor", bit_xor}, {"lshift", bit_left}, {"rshift", bit_right}, {0},
};

static const lua_CFunction libraries[] = {luaopen_base, luaopen_math, luaopen_string, luaopen_table};

int main(void) {
    lua_State *L = luaL_newstate();
    for (unsigned i = 0; i < sizeof libraries / sizeof *libraries; i++) {
        lua_pushcfunction(L, libraries[i]);
        lua_call(L, 0, 0);
    }
    luaL_register(L, "bit", bit_functions);
    lua_register(L, "mark", lua_mark);
    lua_register(L, "report", lua_report);
    if (luaL_loadbuffer(L, programs_lua, programs_lua_end - programs_lua, "programs.lua") || lua_pcall(L, 0, 0, 0)) {
        console(lua_tostring(L, -1));
        console("\n");
        return 1;
    }
    console("DONE\n");
    return 0;
}
