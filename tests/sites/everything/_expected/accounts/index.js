globalThis.playbookAccounts = {"owners":["edith"],"states":["watch"],"accounts":[["tarn-valley","Tarn Valley Creamery",0,0]]};
