# models go to PyTorch and come back
/usr/bin/python3 "$T/parity/exchange.py" 2>lines
cut -d: -f1 lines
