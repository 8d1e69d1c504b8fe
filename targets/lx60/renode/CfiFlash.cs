// Renode model of the LX60 board's flash, as far as targets/lx60/flash.cpp uses it: Intel's commands (CFI 0001) for programming a
// word and erasing a block, done at once as in QEMU (hw/block/pflash_cfi01.c). Its content is in a file or, without one, in memory.

using System;
using System.IO;
using Antmicro.Renode.Exceptions;
using Antmicro.Renode.Logging;
using Antmicro.Renode.Peripherals.Bus;

namespace Antmicro.Renode.Peripherals.Memory
{
    public class CfiFlash : IDoubleWordPeripheral, IKnownSize, IDisposable
    {
        public CfiFlash(long size, int blockSize)
        {
            content = new byte[size];
            this.blockSize = blockSize;
        }

        /// <summary>
        /// Keeps the content in this file, which must be as large as the flash. Each change is written to it before the program
        /// goes on, so that nothing is lost when Renode is killed.
        /// </summary>
        public void KeepIn(string path)
        {
            var opened = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, 1);
            if(opened.Length != content.Length)
            {
                opened.Dispose();
                throw new RecoverableException($"{path} has {opened.Length} bytes, not the {content.Length} of the flash");
            }
            for(var read = 0; read < content.Length;)
            {
                read += opened.Read(content, read, content.Length - read);
            }
            file?.Dispose();
            file = opened;
        }

        /// <summary>Makes the content what it is without a file at first: zeros.</summary>
        public void Clear()
        {
            Array.Clear(content, 0, content.Length);
        }

        public uint ReadDoubleWord(long offset)
        {
            return mode == Mode.ReadArray ? BitConverter.ToUInt32(content, (int)offset) : StatusReady;
        }

        public void WriteDoubleWord(long offset, uint value)
        {
            switch(mode)
            {
            case Mode.Program:
                Program((int)offset, value);
                mode = Mode.ReadStatus;
                break;
            case Mode.Erase:
                if(value == EraseConfirm)
                {
                    Erase((int)offset / blockSize * blockSize);
                }
                mode = Mode.ReadStatus;
                break;
            default:
                StartCommand(value);
                break;
            }
        }

        /// <summary>The content outlives a reset.</summary>
        public void Reset()
        {
            mode = Mode.ReadArray;
        }

        public void Dispose()
        {
            file?.Dispose();
        }

        public long Size => content.Length;

        private void StartCommand(uint command)
        {
            switch(command)
            {
            case ReadArray:
                mode = Mode.ReadArray;
                break;
            case WordProgram:
                mode = Mode.Program;
                break;
            case BlockErase:
                mode = Mode.Erase;
                break;
            default:
                this.Log(LogLevel.Warning, "Unknown flash command 0x{0:X}", command);
                break;
            }
        }

        /// <summary>Programming clears bits only.</summary>
        private void Program(int offset, uint value)
        {
            var programmed = BitConverter.GetBytes(BitConverter.ToUInt32(content, offset) & value);
            Array.Copy(programmed, 0, content, offset, programmed.Length);
            WriteThrough(offset, programmed.Length);
        }

        private void Erase(int start)
        {
            for(var i = 0; i < blockSize; i++)
            {
                content[start + i] = 0xFF;
            }
            WriteThrough(start, blockSize);
        }

        private void WriteThrough(int offset, int count)
        {
            if(file == null)
            {
                return;
            }
            file.Position = offset;
            file.Write(content, offset, count);
            file.Flush();
        }

        private Mode mode;
        private FileStream file;
        private readonly byte[] content;
        private readonly int blockSize;

        private const uint StatusReady = 0x80;
        private const uint ReadArray = 0xFF;
        private const uint WordProgram = 0x40;
        private const uint BlockErase = 0x20;
        private const uint EraseConfirm = 0xD0;

        private enum Mode
        {
            ReadArray,
            ReadStatus,
            Program,
            Erase,
        }
    }
}
