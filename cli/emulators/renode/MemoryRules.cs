// For Renode: memory that keeps to a chip's rules. Renode itself lets a program read and write all memory in all widths, and run
// code anywhere. Here, what the chip refuses raises the exception that its core raises, in the program itself, whose runtime then
// prints what it was and the call stack, and ends it.
//
// The exception is not precise: the core's translated code runs on to the end of its block with a wrong value. That does no
// harm, since no program goes on after such an exception.

using System;
using System.Collections.Generic;
using System.Linq;
using Antmicro.Renode.Core;
using Antmicro.Renode.Logging;
using Antmicro.Renode.Peripherals.Bus;
using Antmicro.Renode.Peripherals.CPU;
using Antmicro.Renode.Peripherals.Miscellaneous;
using Range = Antmicro.Renode.Core.Range;

namespace Antmicro.Renode.Peripherals.Memory
{
    /// <summary>
    /// Memory for code, of which data is read and written in aligned words only. Code is fetched and run from it at full speed.
    /// </summary>
    public class WordMemory : IMemory, IMapped, IDisposable
    {
        /// <param name="writable">whether the program may write to it</param>
        public WordMemory(IMachine machine, long size, bool writable)
        {
            this.machine = machine;
            this.writable = writable;
            memory = new MappedMemory(machine, size);
        }

        public byte ReadByte(long offset)
        {
            RefuseFromProgram(offset, ExceptionCause.LoadStoreError, "byte load");
            return memory.ReadByte(offset);
        }

        public ushort ReadWord(long offset)
        {
            RefuseFromProgram(offset, ExceptionCause.LoadStoreError, "halfword load");
            return memory.ReadWord(offset);
        }

        public uint ReadDoubleWord(long offset)
        {
            return memory.ReadDoubleWord(offset);
        }

        public ulong ReadQuadWord(long offset)
        {
            return memory.ReadQuadWord(offset);
        }

        public void WriteByte(long offset, byte value)
        {
            if(!RefuseFromProgram(offset, ExceptionCause.LoadStoreError, "byte store"))
            {
                memory.WriteByte(offset, value);
            }
        }

        public void WriteWord(long offset, ushort value)
        {
            if(!RefuseFromProgram(offset, ExceptionCause.LoadStoreError, "halfword store"))
            {
                memory.WriteWord(offset, value);
            }
        }

        public void WriteDoubleWord(long offset, uint value)
        {
            if(writable || !RefuseFromProgram(offset, ExceptionCause.StoreProhibited, "store"))
            {
                memory.WriteDoubleWord(offset, value);
            }
        }

        public void WriteQuadWord(long offset, ulong value)
        {
            memory.WriteQuadWord(offset, value);
        }

        public byte[] ReadBytes(long offset, int count, IPeripheral context = null)
        {
            return memory.ReadBytes(offset, count, context);
        }

        public void WriteBytes(long offset, byte[] array, int startingIndex, int count, IPeripheral context = null)
        {
            memory.WriteBytes(offset, array, startingIndex, count, context);
        }

        public void Reset()
        {
        }

        public void Dispose()
        {
            memory.Dispose();
        }

        public long Size => memory.Size;

        public IEnumerable<IMappedSegment> MappedSegments => memory.MappedSegments;

        /// <summary>True when the program's access was refused. Debuggers and loaders may do what they like.</summary>
        private bool RefuseFromProgram(long offset, ExceptionCause cause, string access)
        {
            var start = machine.SystemBus.GetRegistrationPoints(this).First().Range.StartAddress;
            return XtensaExceptions.RaiseFromProgram(machine, cause, start + (ulong)offset, access);
        }

        private readonly IMachine machine;
        private readonly bool writable;
        private readonly MappedMemory memory;
    }

    /// <summary>Addresses that hold nothing. It is to be registered with offsets that make an access's offset its address.</summary>
    public class NoMemory : IBytePeripheral, IWordPeripheral, IDoubleWordPeripheral
    {
        public NoMemory(IMachine machine)
        {
            this.machine = machine;
        }

        public byte ReadByte(long address) => (byte)Read(address);

        public ushort ReadWord(long address) => (ushort)Read(address);

        public uint ReadDoubleWord(long address) => Read(address);

        public void WriteByte(long address, byte value) => Write(address);

        public void WriteWord(long address, ushort value) => Write(address);

        public void WriteDoubleWord(long address, uint value) => Write(address);

        public void Reset()
        {
        }

        private uint Read(long address)
        {
            XtensaExceptions.RaiseFromProgram(machine, ExceptionCause.LoadProhibited, (ulong)address, "load");
            return 0;
        }

        private void Write(long address)
        {
            XtensaExceptions.RaiseFromProgram(machine, ExceptionCause.StoreProhibited, (ulong)address, "store");
        }

        private readonly IMachine machine;
    }

    /// <summary>Exception causes of the Xtensa ISA (table "Exception Causes").</summary>
    public enum ExceptionCause
    {
        LoadStoreError = 3,
        FetchProhibited = 20,
        LoadProhibited = 28,
        StoreProhibited = 29,
    }

    public static class XtensaExceptions
    {
        /// <summary>
        /// Raises an exception for the access that the program is making. False, and nothing else, when it is not the program
        /// that makes it.
        /// </summary>
        public static bool RaiseFromProgram(IMachine machine, ExceptionCause cause, ulong address, string access)
        {
            if(!machine.SystemBus.TryGetCurrentCPU(out var current) || !(current is Xtensa cpu))
            {
                return false;
            }
            cpu.Log(LogLevel.Error, "The chip refuses a {0} at 0x{1:X}, pc 0x{2:X}", access, address, cpu.PC.RawValue);
            Raise(cpu, cause, cpu.PC.RawValue, address);
            return true;
        }

        public static void Raise(Xtensa cpu, ExceptionCause cause, ulong pc, ulong address)
        {
            const uint exceptionMode = 1u << 4;
            const uint userMode = 1u << 5;
            var ps = (uint)cpu.PS.RawValue;
            if((ps & exceptionMode) != 0)
            {
                return; // the first one counts
            }
            cpu.SetRegister((int)XtensaRegisters.EPC1, (uint)pc);
            cpu.SetRegister((int)XtensaRegisters.EXCCAUSE, (uint)cause);
            cpu.SetRegister((int)XtensaRegisters.EXCVADDR, (uint)address);
            cpu.PS = ps | exceptionMode;
            cpu.RaiseException((ps & userMode) != 0 ? UserException : KernelException);
        }

        // Numbers of Renode's core library (tlib, arch/xtensa/cpu.h).
        private const uint KernelException = 10;
        private const uint UserException = 11;
    }

    public static class MemoryRulesExtensions
    {
        /// <summary>
        /// Puts the rules into force: data in WordMemory is accessed by its methods, and code runs nowhere else. To be called again
        /// after each reset of the core.
        /// </summary>
        /// <param name="emptyPage">address of a page of memory that holds zeros, outside the chip's map</param>
        public static void KeepMemoryRules(this Xtensa cpu, ulong emptyPage)
        {
            cpu.EnableExternalWindowMmu(ExternalMmuPosition.AfterInternal);
            cpu.ResetAllMmuWindows();
            var end = 0UL;
            foreach(var range in CodeRanges(cpu))
            {
                AddWindow(cpu, end, range.StartAddress, ExternalMmuBase.Privilege.ReadAndWrite);
                end = range.EndAddress + 1;
                AddWindow(cpu, range.StartAddress, end, ExternalMmuBase.Privilege.All);
                for(var page = range.StartAddress; page < end; page += PageBytes)
                {
                    cpu.SetPageAccessViaIo(page);
                }
            }
            AddWindow(cpu, end, EndOfAddresses, ExternalMmuBase.Privilege.ReadAndWrite);
            if(guarded.Add(cpu))
            {
                cpu.AddHookOnMmuFault((address, access, window, isFirst) => OnFault(cpu, address, isFirst, emptyPage));
            }
        }

        /// <summary>Where the WordMemory is, in order.</summary>
        private static IEnumerable<Range> CodeRanges(Xtensa cpu)
        {
            return cpu.GetMachine().SystemBus.GetRegisteredPeripherals()
                .Where(registered => registered.Peripheral is WordMemory)
                .Select(registered => registered.RegistrationPoint.Range)
                .OrderBy(range => range.StartAddress);
        }

        private static ulong AddWindow(Xtensa cpu, ulong start, ulong end, ExternalMmuBase.Privilege privileges)
        {
            var window = cpu.AcquireExternalMmuWindow(privileges);
            cpu.SetMmuWindowStart(window, start);
            cpu.SetMmuWindowEnd(window, end);
            cpu.SetMmuWindowPrivileges(window, privileges);
            return window;
        }

        /// <summary>
        /// Only fetches of code can fail: the windows let data through everywhere. A core that is told of a fault stops for good in
        /// Renode 1.16.1; so the fetch is let through, to a page without code, which the exception comes before.
        /// </summary>
        private static ExternalMmuResult OnFault(Xtensa cpu, ulong address, bool isFirst, ulong emptyPage)
        {
            if(!isFirst)
            {
                return ExternalMmuResult.Fault;
            }
            cpu.Log(LogLevel.Error, "The chip refuses to run code at 0x{0:X}", address);
            var page = address & ~(PageBytes - 1);
            var window = AddWindow(cpu, page, page + PageBytes, ExternalMmuBase.Privilege.Execute);
            cpu.SetMmuWindowAddend(window, emptyPage - page);
            // An address is looked up in the window that starts last before it: data behind this page needs one.
            var next = CodeRanges(cpu).Select(range => range.StartAddress).Where(start => start > page);
            AddWindow(cpu, page + PageBytes, next.DefaultIfEmpty(EndOfAddresses).First(),
                ExternalMmuBase.Privilege.ReadAndWrite);
            XtensaExceptions.Raise(cpu, ExceptionCause.FetchProhibited, address, address);
            return ExternalMmuResult.NoFault;
        }

        private static readonly HashSet<Xtensa> guarded = new HashSet<Xtensa>();

        private const ulong PageBytes = 0x1000;
        private const ulong EndOfAddresses = 1UL << 32;
    }
}
