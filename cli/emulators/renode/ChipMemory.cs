// For Renode: a chip's memory, with what the chip lets programs do with it, to which RuledXtensa.cs holds them.

using System;
using System.Collections.Generic;
using Antmicro.Renode.Core;
using Antmicro.Renode.Peripherals.Bus;
using Antmicro.Renode.Peripherals.Miscellaneous;

namespace Antmicro.Renode.Peripherals.Memory
{
    public class ChipMemory : IMemory, IMapped, IDisposable
    {
        /// <param name="writable">whether programs may write to it</param>
        /// <param name="executable">whether code may run from it</param>
        /// <param name="wordsOnly">whether data in it is accessed in aligned words only</param>
        public ChipMemory(IMachine machine, long size, bool writable, bool executable, bool wordsOnly)
        {
            memory = new MappedMemory(machine, size, (int)size);
            WordsOnly = wordsOnly;
            Privileges = ExternalMmuBase.Privilege.Read
                | (writable ? ExternalMmuBase.Privilege.Write : 0)
                | (executable ? ExternalMmuBase.Privilege.Execute : 0);
        }

        public byte ReadByte(long offset)
        {
            return memory.ReadByte(offset);
        }

        public ushort ReadWord(long offset)
        {
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
            memory.WriteByte(offset, value);
        }

        public void WriteWord(long offset, ushort value)
        {
            memory.WriteWord(offset, value);
        }

        public void WriteDoubleWord(long offset, uint value)
        {
            memory.WriteDoubleWord(offset, value);
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

        public bool WordsOnly { get; }

        public ExternalMmuBase.Privilege Privileges { get; }

        private readonly MappedMemory memory;
    }
}
