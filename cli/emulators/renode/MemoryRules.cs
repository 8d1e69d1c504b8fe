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
            memory = new MappedMemory(machine, size, (int)size);
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
}
